package io.jenkins.plugins.kubesphere.embedded.steps;

import java.util.concurrent.Callable;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Work that takes a while and cannot be taken up again: a restart of the controller in the middle fails the step, saying so. */
final class BackgroundExecution extends SynchronousNonBlockingStepExecution<Object> {

    private static final long serialVersionUID = 1L;

    private final transient Callable<?> work;

    BackgroundExecution(StepContext context, Callable<?> work) {
        super(context);
        this.work = work;
    }

    @Override
    protected Object run() throws Exception {
        return work.call();
    }
}
