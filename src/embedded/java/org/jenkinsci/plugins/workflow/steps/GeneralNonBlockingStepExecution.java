package org.jenkinsci.plugins.workflow.steps;

/** A step that works on threads of its own, before, between and after runs of its body. */
public abstract class GeneralNonBlockingStepExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private transient volatile Worker worker;

    /** @param context the surroundings of this invocation */
    protected GeneralNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    /** Work that ends by telling the context its outcome or by starting the body. */
    @FunctionalInterface
    protected interface Block {
        /** Does the work. */
        void run() throws Exception;
    }

    /** Runs a piece of work on a thread of its own; a failure becomes the failure of the step. */
    protected final void run(Block block) {
        worker = Worker.submit(getContext(), block);
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
    }

    @Override
    public String getStatus() {
        Worker running = worker;
        return running == null ? null : running.status();
    }

    @Override
    public boolean blocksRestart() {
        Worker running = worker;
        return running != null && !running.isDone();
    }

    /** Does something after the body on a thread of its own, then ends the step with the body's outcome. */
    protected abstract class TailCall extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        /** For subclasses. */
        protected TailCall() {
        }

        /** What is left to do, whatever the outcome. */
        protected abstract void finished(StepContext context) throws Exception;

        @Override
        public final void onSuccess(StepContext context, Object result) {
            run(() -> {
                finished(context);
                context.onSuccess(result);
            });
        }

        @Override
        public final void onFailure(StepContext context, Throwable t) {
            run(() -> {
                try {
                    finished(context);
                } catch (Exception e) {
                    t.addSuppressed(e);
                }
                context.onFailure(t);
            });
        }
    }
}
