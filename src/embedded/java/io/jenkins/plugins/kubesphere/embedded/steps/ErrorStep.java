package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code error 'message'}. */
public final class ErrorStep extends Step {

    private final String message;

    @DataBoundConstructor
    public ErrorStep(String message) {
        this.message = message;
    }

    public String getMessage() {
        return message;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ImmediateExecution(context, () -> {
            throw new AbortException(message);
        });
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("error", "Error signal", false);
        }
    }
}
