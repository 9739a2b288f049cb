package hudson.model;

import hudson.model.queue.SubTask;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import jenkins.model.Jenkins;
import jenkins.model.queue.AsynchronousExecution;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Runs one executable; its thread may end before the work does. */
public class Executor extends Thread implements ModelObject {

    private static final Logger LOGGER = Logger.getLogger(Executor.class.getName());
    private static final ThreadLocal<Executor> IMPERSONATED = new ThreadLocal<>();

    protected final Computer owner;
    private final int number;
    private final List<CauseOfInterruption> causes = new CopyOnWriteArrayList<>();
    private volatile Queue.LeftItem item;
    private volatile Queue.Executable executable;
    private volatile AsynchronousExecution asynchronousExecution;
    private volatile Result interruptStatus;
    private volatile boolean finished;
    private long started;

    public Executor(Computer owner, int n) {
        super("Executor #" + n + " for " + owner.getDisplayName());
        this.owner = owner;
        number = n;
        setDaemon(true);
    }

    void begin(Queue.LeftItem work) {
        item = work;
        started = System.currentTimeMillis();
        start();
    }

    boolean worksOn(Queue.Task task) {
        Queue.LeftItem work = item;
        return !finished && work != null && work.task.equals(task);
    }

    boolean isFinished() {
        return finished;
    }

    @Override
    public void run() {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            Queue.Executable created = item.task.createExecutable();
            if (created == null) {
                finish(null);
                return;
            }
            executable = created;
            if (created instanceof Actionable target) {
                for (Action action : item.getActions()) {
                    target.addAction(action);
                }
            }
            if (created instanceof Run<?, ?> run) {
                run.setQueueId(item.getId());
            }
            setName(getName() + " : executing " + created);
            item.started(created);
            startCondition().set(created);
            created.run();
            finish(null);
        } catch (AsynchronousExecution goesOn) {
            goesOn.setExecutorWithoutCompleting(this);
            asynchronousExecution = goesOn;
            goesOn.maybeComplete();
        } catch (IOException e) {
            Queue.report(item.task, e);
            finish(e);
        } catch (Throwable e) {
            LOGGER.log(Level.WARNING, "Unexpected end of " + item.task.getFullDisplayName(), e);
            finish(e);
        }
    }

    @SuppressWarnings("unchecked")
    private hudson.remoting.AsyncFutureImpl<Queue.Executable> startCondition() {
        return (hudson.remoting.AsyncFutureImpl<Queue.Executable>) item.future().getStartCondition();
    }

    public void completedAsynchronous(Throwable error) {
        asynchronousExecution = null;
        finish(error);
    }

    private void finish(Throwable problem) {
        if (finished) {
            return;
        }
        finished = true;
        owner.removeExecutor(this);
        if (problem == null) {
            item.future().set(executable);
        } else {
            item.future().set(problem);
        }
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins != null && !jenkins.isTerminating()) {
            jenkins.getQueue().scheduleMaintenance();
        }
    }

    @Override
    public void interrupt() {
        interrupt(Result.ABORTED);
    }

    /** Stops the work in the name of the current user. */
    public void interrupt(Result result) {
        User user = User.current();
        interrupt(result, user == null ? new CauseOfInterruption[0] : new CauseOfInterruption[] {new CauseOfInterruption.UserInterruption(user)});
    }

    public void interrupt(Result result, CauseOfInterruption... causes) {
        interruptStatus = result;
        for (CauseOfInterruption cause : causes) {
            if (!this.causes.contains(cause)) {
                this.causes.add(cause);
            }
        }
        AsynchronousExecution asynchronous = asynchronousExecution;
        if (asynchronous == null) {
            super.interrupt();
        } else {
            asynchronous.interrupt(false);
        }
    }

    void interruptForShutdown() {
        AsynchronousExecution asynchronous = asynchronousExecution;
        if (asynchronous == null) {
            super.interrupt();
        } else {
            asynchronous.interrupt(true);
        }
    }

    public Result abortResult() {
        Result asked = interruptStatus;
        return asked == null ? Result.ABORTED : asked;
    }

    public Collection<CauseOfInterruption> getCausesOfInterruption() {
        return List.copyOf(causes);
    }

    /** Prints why the work was stopped and keeps it in the build. */
    public void recordCauseOfInterruption(Run<?, ?> build, TaskListener listener) {
        List<CauseOfInterruption> recorded = List.copyOf(causes);
        causes.clear();
        if (!recorded.isEmpty()) {
            build.addAction(new InterruptedBuildAction(recorded));
            recorded.forEach(cause -> cause.print(listener));
        }
    }

    /** What runs, or null while it is being created. */
    public Queue.Executable getCurrentExecutable() {
        return executable;
    }

    public AsynchronousExecution getAsynchronousExecution() {
        return asynchronousExecution;
    }

    @Override
    public String getDisplayName() {
        return "Executor #" + number;
    }

    public int getNumber() {
        return number;
    }

    public boolean isIdle() {
        return finished || item == null;
    }

    public boolean isBusy() {
        return !isIdle();
    }

    public boolean isActive() {
        return asynchronousExecution != null || isAlive();
    }

    public long getElapsedTime() {
        return System.currentTimeMillis() - started;
    }

    public Computer getOwner() {
        return owner;
    }

    public boolean hasStopPermission() {
        Queue.Executable running = executable;
        SubTask parent = running == null ? null : running.getParent();
        Queue.Task task = parent == null ? null : parent.getOwnerTask();
        return task != null && task.hasAbortPermission();
    }

    /** Stops the work when the caller may. */
    @RequirePOST
    public HttpResponse doStop() {
        Queue.Executable running = executable;
        if (running != null) {
            running.getParent().getOwnerTask().checkAbortPermission();
            interrupt();
        }
        return HttpResponses.forwardToPreviousPage();
    }

    public static Executor currentExecutor() {
        Executor impersonated = IMPERSONATED.get();
        return impersonated != null ? impersonated : Thread.currentThread() instanceof Executor executor ? executor : null;
    }

    /** The executor that runs it, or null. */
    public static Executor of(Queue.Executable executable) {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins == null) {
            return null;
        }
        return Arrays.stream(jenkins.getComputers())
                .flatMap(computer -> computer.works().stream())
                .filter(executor -> executor.getCurrentExecutable() == executable)
                .findFirst()
                .orElse(null);
    }
}
