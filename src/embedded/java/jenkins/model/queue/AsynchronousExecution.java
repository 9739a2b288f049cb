package jenkins.model.queue;

import hudson.model.Executor;
import io.jenkins.plugins.kubesphere.embedded.queue.AsynchronousWork;

/** Thrown by an executable to say that it goes on without a thread; {@link #completed} ends it. */
public abstract class AsynchronousExecution extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private transient Executor executor;
    private transient Throwable result;
    private transient boolean done;

    protected AsynchronousExecution() {}

    /** Stops the work. */
    public abstract void interrupt(boolean forShutdown);

    public abstract boolean blocksRestart();

    public abstract boolean displayCell();

    public final Executor getExecutor() {
        return executor;
    }

    public final void setExecutorWithoutCompleting(Executor executor) {
        this.executor = executor;
    }

    public final void maybeComplete() {
        Executor finished;
        synchronized (this) {
            finished = done ? executor : null;
        }
        if (finished != null) {
            AsynchronousWork.completed(finished, result);
        }
    }

    /** Ends the work; the error, if any, is the executor's to report. */
    public final void completed(Throwable error) {
        Executor finished;
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
            result = error;
            finished = executor;
        }
        if (finished != null) {
            AsynchronousWork.completed(finished, error);
        }
    }
}
