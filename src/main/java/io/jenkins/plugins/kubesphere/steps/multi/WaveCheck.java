package io.jenkins.plugins.kubesphere.steps.multi;

import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Tells the execution how the block ended that ran after a wave. */
final class WaveCheck extends BodyExecutionCallback {
    private static final long serialVersionUID = 1;
    private final MultiClusterDeployExecution execution;
    private final int wave;

    WaveCheck(MultiClusterDeployExecution execution, int wave) {
        this.execution = execution;
        this.wave = wave;
    }

    @Override
    public void onSuccess(StepContext context, Object result) {
        execution.checked(wave, null);
    }

    @Override
    public void onFailure(StepContext context, Throwable failure) {
        execution.checked(wave, failure);
    }
}
