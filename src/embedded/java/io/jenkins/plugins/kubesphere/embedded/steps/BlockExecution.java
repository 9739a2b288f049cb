package io.jenkins.plugins.kubesphere.embedded.steps;

import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs the block once in a changed context; what the block returns or throws is the step's. */
final class BlockExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    /** Changes the context of the block. */
    interface Preparation {
        void prepare(StepContext context, BodyInvoker block) throws Exception;
    }

    private final transient Preparation preparation;

    BlockExecution(StepContext context, Preparation preparation) {
        super(context);
        this.preparation = preparation;
    }

    @Override
    public boolean start() throws Exception {
        BodyInvoker block = getContext().newBodyInvoker();
        preparation.prepare(getContext(), block);
        block.withCallback(BodyExecutionCallback.wrap(getContext())).start();
        return false;
    }
}
