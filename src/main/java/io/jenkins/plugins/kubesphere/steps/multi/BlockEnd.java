package io.jenkins.plugins.kubesphere.steps.multi;

import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Tells the execution how the block ended. */
final class BlockEnd extends BodyExecutionCallback {
    private static final long serialVersionUID = 1;
    private final MultiClusterDeployExecution execution;

    BlockEnd(MultiClusterDeployExecution execution) {
        this.execution = execution;
    }

    @Override
    public void onSuccess(StepContext context, Object result) {
        execution.blockEnded(null);
    }

    @Override
    public void onFailure(StepContext context, Throwable failure) {
        execution.blockEnded(failure);
    }
}
