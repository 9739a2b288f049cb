package org.jenkinsci.plugins.workflow.steps;

/** A step that does its work in one go on a thread of its own, and therefore does not survive a restart in the middle. */
public abstract class SynchronousNonBlockingStepExecution<T> extends StepExecution {

    private static final long serialVersionUID = 1L;

    private transient volatile Worker worker;

    /** @param context the surroundings of this invocation */
    protected SynchronousNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    /** Does the work and returns the step's value; interrupted when the step is stopped. */
    protected abstract T run() throws Exception;

    @Override
    public final boolean start() throws Exception {
        worker = Worker.submit(getContext(), () -> getContext().onSuccess(run()));
        return false;
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        Worker running = worker;
        if (running == null || !running.stop(cause)) {
            super.stop(cause);
        }
    }

    @Override
    public void onResume() {
        getContext().onFailure(new Exception("The controller was restarted in the middle of this step, which cannot be resumed: "
                + getClass().getName()));
    }

    @Override
    public String getStatus() {
        Worker running = worker;
        return running == null ? "not running" : running.status();
    }

    @Override
    public boolean blocksRestart() {
        Worker running = worker;
        return running != null && !running.isDone();
    }
}
