package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * A shell script that runs on its own: output and exit status go to files beside the workspace and are read from there, so the script
 * outlives the controller and its end is not missed.
 */
final class ShellExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final String COOKIE = "JENKINS_SERVER_COOKIE";
    private static final long FIRST_LOOK_MILLISECONDS = 20;
    private static final long LONGEST_PAUSE_MILLISECONDS = 250;

    private final String script;
    private final boolean returnStdout;
    private final boolean returnStatus;
    private final String encoding;
    private final String cookie = UUID.randomUUID().toString();
    private String directory;
    private long logOffset;
    private Throwable stopped;
    private transient volatile ScheduledFuture<?> nextLook;
    private transient long pause;
    private transient boolean ended;

    ShellExecution(StepContext context, String script, boolean returnStdout, boolean returnStatus, String encoding) {
        super(context);
        this.script = script;
        this.returnStdout = returnStdout;
        this.returnStatus = returnStatus;
        this.encoding = encoding;
    }

    @Override
    public boolean start() throws Exception {
        FilePath workspace = getContext().get(FilePath.class);
        workspace.mkdirs();
        FilePath control = WorkspaceList.tempDir(workspace).child("durable-" + cookie.substring(0, 8));
        control.mkdirs();
        control.chmod(0700);
        directory = control.getRemote();
        new DetachedShell(control).launch(script, returnStdout, workspace, getContext().get(EnvVars.class), cookie);
        look(FIRST_LOOK_MILLISECONDS);
        return false;
    }

    @Override
    public void onResume() {
        look(FIRST_LOOK_MILLISECONDS);
    }

    @Override
    public synchronized void stop(Throwable cause) throws Exception {
        if (stopped == null) {
            stopped = cause;
        }
        getContext().get(TaskListener.class).getLogger().println("Sending interrupt signal to process");
        kill();
        if (nextLook != null && nextLook.cancel(false)) {
            look(FIRST_LOOK_MILLISECONDS);
        }
    }

    @Override
    public String getStatus() {
        return "running in " + directory;
    }

    private void kill() throws IOException, InterruptedException {
        DetachedShell shell = new DetachedShell(control());
        shell.killTree();
        Launcher launcher = getContext().get(Launcher.class);
        EnvVars mark = new EnvVars();
        mark.put(COOKIE, cookie);
        launcher.kill(mark);
    }

    private FilePath control() throws IOException, InterruptedException {
        return new FilePath(getContext().get(FilePath.class).getChannel(), directory);
    }

    private synchronized void look(long milliseconds) {
        pause = milliseconds;
        nextLook = Timer.get().schedule(this::check, milliseconds, TimeUnit.MILLISECONDS);
    }

    private void check() {
        try {
            boolean running = !checkNow();
            if (running) {
                look(Math.min(LONGEST_PAUSE_MILLISECONDS, pause * 3 / 2 + 1));
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            getContext().onFailure(e);
        }
    }

    /** Copies new output to the log and says whether the script has ended. */
    private synchronized boolean checkNow() throws IOException, InterruptedException {
        if (ended) {
            return true;
        }
        DetachedShell shell = new DetachedShell(control());
        boolean alive = shell.isAlive();
        Integer status = shell.exitStatus();
        logOffset = shell.copyLog(logOffset, getContext().get(TaskListener.class).getLogger(), status != null || !alive);
        if (status == null && alive) {
            return false;
        }
        if (status == null) {
            // The wrapper may have written the status between the two questions.
            status = shell.exitStatus();
        }
        ended = true;
        finish(shell, status);
        return true;
    }

    private void finish(DetachedShell shell, Integer status) throws IOException, InterruptedException {
        String output = returnStdout ? shell.output(ReadFileStep.charset(encoding)) : null;
        control().deleteRecursive();
        if (stopped != null) {
            getContext().onFailure(stopped);
        } else if (status == null) {
            getContext().onFailure(new AbortException("the shell of this script ended without an exit status: it was killed from outside"));
        } else if (returnStatus) {
            getContext().onSuccess(status);
        } else if (status == 0) {
            getContext().onSuccess(output);
        } else {
            if (output != null && !output.isEmpty()) {
                getContext().get(TaskListener.class).getLogger().print(output);
            }
            getContext().onFailure(new AbortException("script returned exit code " + status));
        }
    }
}
