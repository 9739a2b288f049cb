package org.jenkinsci.plugins.workflow.steps;

/** A step that is done at once, on the thread of the pipeline. */
public abstract class SynchronousStepExecution<T> extends StepExecution {

    private static final long serialVersionUID = 1L;

    /** @param context the surroundings of this invocation */
    protected SynchronousStepExecution(StepContext context) {
        super(context);
    }

    /** Does the work and returns the step's value. */
    protected abstract T run() throws Exception;

    @Override
    public final boolean start() throws Exception {
        getContext().onSuccess(run());
        return true;
    }

    @Override
    public void stop(Throwable cause) throws Exception {
    }
}
