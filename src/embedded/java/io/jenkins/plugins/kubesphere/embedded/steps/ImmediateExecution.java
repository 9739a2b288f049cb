package io.jenkins.plugins.kubesphere.embedded.steps;

import java.util.concurrent.Callable;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousStepExecution;

/** Work so short that the build may wait for it. */
final class ImmediateExecution extends SynchronousStepExecution<Object> {

    private static final long serialVersionUID = 1L;

    private final transient Callable<?> work;

    ImmediateExecution(StepContext context, Callable<?> work) {
        super(context);
        this.work = work;
    }

    @Override
    protected Object run() throws Exception {
        return work.call();
    }
}
