package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.Functions;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code retry(3) { }}: runs the block again when it fails, not when it is aborted. */
public final class RetryStep extends Step {

    private final int count;

    @DataBoundConstructor
    public RetryStep(int count) {
        this.count = count;
    }

    public int getCount() {
        return count;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        if (count < 1) {
            throw new AbortException("retry: the count must be 1 or more, not " + count);
        }
        return new Execution(context, count);
    }

    private static final class Execution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final int count;

        Execution(StepContext context, int count) {
            super(context);
            this.count = count;
        }

        @Override
        public boolean start() {
            getContext().newBodyInvoker().withCallback(new Again(count)).start();
            return false;
        }
    }

    private static final class Again extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private int left;

        Again(int left) {
            this.left = left;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            context.onSuccess(result);
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            left--;
            boolean aborted = failure instanceof FlowInterruptedException interrupted && interrupted.isActualInterruption();
            if (left == 0 || aborted) {
                context.onFailure(failure);
                return;
            }
            try {
                TaskListener listener = context.get(TaskListener.class);
                if (failure instanceof AbortException) {
                    listener.error(failure.getMessage());
                } else {
                    Functions.printStackTrace(failure, listener.error("Execution failed"));
                }
                listener.getLogger().println("Retrying");
                context.newBodyInvoker().withCallback(this).start();
            } catch (Exception e) {
                context.onFailure(e);
            }
        }
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("retry", "Retry the body up to N times", true, TaskListener.class);
        }
    }
}
