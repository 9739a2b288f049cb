package org.jenkinsci.plugins.workflow.job;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import hudson.model.Cause;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.kubesphere.embedded.cps.EndListeners;
import io.jenkins.plugins.kubesphere.embedded.cps.Failures;
import io.jenkins.plugins.kubesphere.embedded.flow.BuildLogs;
import io.jenkins.plugins.kubesphere.embedded.flow.BuildStart;
import io.jenkins.plugins.kubesphere.embedded.flow.StepLogListener;
import java.io.File;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import jenkins.model.lazy.LazyBuildMixIn;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** One build of a pipeline job. */
public final class WorkflowRun extends Run<WorkflowJob, WorkflowRun>
        implements FlowExecutionOwner.Executable, LazyBuildMixIn.LazyLoadingRun<WorkflowJob, WorkflowRun> {

    private static final Logger LOGGER = Logger.getLogger(WorkflowRun.class.getName());

    private String script;
    private boolean sandbox;
    private boolean completed;
    private transient FlowExecution execution;
    private transient boolean read;
    private transient SettableFuture<FlowExecution> promise;

    /** A new build, with the next number. */
    public WorkflowRun(WorkflowJob job) throws IOException {
        super(job);
        read = true;
    }

    /** A build that is on disk already. */
    public WorkflowRun(WorkflowJob job, File dir) throws IOException {
        super(job, dir);
    }

    @Override
    public void run() {
        TaskListener listener = listener();
        try {
            onStartBuilding();
            for (Cause cause : getCauses()) {
                cause.print(listener);
            }
            RunListener.fireStarted(this, listener);
            FlowExecution created = getParent().getDefinition().create(asFlowExecutionOwner(), listener, getAllActions());
            if (created instanceof CpsFlowExecution pipeline) {
                script = pipeline.getScript();
                sandbox = pipeline.isSandbox();
            }
            execution = created;
            save();
            EndListeners.set(asFlowExecutionOwner(), this::finish);
            promise().set(created);
            created.start();
        } catch (Exception failure) {
            promise().setException(failure);
            finish(failure);
        }
    }

    private synchronized SettableFuture<FlowExecution> promise() {
        if (promise == null) {
            promise = SettableFuture.create();
        }
        return promise;
    }

    private TaskListener listener() {
        try {
            return asFlowExecutionOwner().getListener();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot write the log of " + this, e);
        }
    }

    private void finish(Throwable failure) {
        TaskListener listener = listener();
        Result ended = Result.SUCCESS;
        if (failure instanceof FlowInterruptedException stop) {
            stop.handle(this, listener);
            ended = stop.getResult();
        } else if (failure != null) {
            Failures.print(failure, listener.getLogger());
            ended = Result.FAILURE;
        }
        setResult(ended);
        completed = true;
        duration = Math.max(1, System.currentTimeMillis() - getStartTimeInMillis());
        RunListener.fireCompleted(this, listener);
        listener.getLogger().println("Finished: " + getResult());
        try {
            save();
            onEndBuilding();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "cannot record the end of " + this);
        }
        BuildStart.ended(this);
    }

    @Override
    public LazyBuildMixIn.RunMixIn<WorkflowJob, WorkflowRun> getRunMixIn() {
        return new LazyBuildMixIn.RunMixIn<>() {
            @Override
            protected WorkflowRun asRun() {
                return WorkflowRun.this;
            }
        };
    }

    @Override
    public WorkflowRun getPreviousBuild() {
        return getRunMixIn().getPreviousBuild();
    }

    @Override
    public WorkflowRun getNextBuild() {
        return getRunMixIn().getNextBuild();
    }

    /** The execution, or null when the build could not start one. */
    public FlowExecution getExecution() {
        if (execution == null && script != null) {
            synchronized (this) {
                if (execution == null) {
                    try {
                        execution = new CpsFlowExecution(script, sandbox, asFlowExecutionOwner());
                    } catch (IOException e) {
                        LOGGER.log(Level.WARNING, e, () -> "cannot read the graph of " + this);
                    }
                }
            }
        }
        return execution;
    }

    /** The execution as soon as it exists. */
    public ListenableFuture<FlowExecution> getExecutionPromise() {
        FlowExecution existing = getExecution();
        return existing != null ? Futures.immediateFuture(existing) : promise();
    }

    /** Reads the record when called first; later calls let a build go on that was running when the controller stopped. */
    @Override
    public void reload() throws IOException {
        if (!read) {
            super.reload();
            read = true;
            return;
        }
        if (completed || execution != null) {
            return;
        }
        EndListeners.set(asFlowExecutionOwner(), this::finish);
        FlowExecution unfinished = getExecution();
        if (unfinished == null) {
            finish(new hudson.AbortException("The controller stopped while this build was being started; start it again."));
        } else {
            unfinished.onLoad(asFlowExecutionOwner());
        }
    }

    @Override
    public boolean isBuilding() {
        return !completed;
    }

    @Override
    public boolean isInProgress() {
        return !completed;
    }

    @Override
    public boolean isLogUpdated() {
        return !completed;
    }

    @Override
    public boolean hasntStartedYet() {
        return !completed && getExecution() == null;
    }

    @Override
    public void setResult(Result r) {
        if (result == null || r.isWorseThan(result)) {
            result = r;
        }
    }

    /** Stops the steps that are running; the build ends as ABORTED. */
    @RequirePOST
    public HttpResponse doStop() {
        checkPermission(Item.CANCEL);
        FlowExecution running = getExecution();
        if (running != null && !completed) {
            try {
                running.interrupt(Result.ABORTED, new CauseOfInterruption.UserInterruption(Jenkins.getAuthentication2().getName()));
            } catch (IOException | InterruptedException e) {
                LOGGER.log(Level.WARNING, e, () -> "cannot stop " + this);
            }
        }
        return HttpResponses.forwardToPreviousPage();
    }

    @Override
    public FlowExecutionOwner asFlowExecutionOwner() {
        return new Owner(this);
    }

    /** Finds the build again by its job and number. */
    private static final class Owner extends FlowExecutionOwner {

        private static final long serialVersionUID = 1L;

        private final String job;
        private final int number;
        private transient WorkflowRun run;

        Owner(WorkflowRun run) {
            this.job = run.getParent().getFullName();
            this.number = run.getNumber();
            this.run = run;
        }

        private WorkflowRun run() throws IOException {
            if (run == null) {
                WorkflowJob found = Jenkins.get().getItemByFullName(job, WorkflowJob.class);
                run = found == null ? null : found.getBuildByNumber(number);
                if (run == null) {
                    throw new IOException("there is no build " + this);
                }
            }
            return run;
        }

        @Override
        public FlowExecution get() throws IOException {
            FlowExecution execution = run().getExecution();
            if (execution == null) {
                throw new IOException("build " + this + " has no execution yet");
            }
            return execution;
        }

        @Override
        public File getRootDir() throws IOException {
            return run().getRootDir();
        }

        @Override
        public WorkflowRun getExecutable() throws IOException {
            return run();
        }

        @Override
        public String getUrl() throws IOException {
            return run().getUrl();
        }

        @Override
        public TaskListener getListener() throws IOException {
            return new StepLogListener(this, BuildLogs.of(getRootDir()).stream(null));
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Owner other && other.job.equals(job) && other.number == number;
        }

        @Override
        public int hashCode() {
            return job.hashCode() + number;
        }

        @Override
        public String toString() {
            return job + " #" + number;
        }
    }
}
