package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.Launcher;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code isUnix()}. */
public final class IsUnixStep extends Step {

    @DataBoundConstructor
    public IsUnixStep() {
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ImmediateExecution(context, () -> context.get(Launcher.class).isUnix());
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("isUnix", "Checks if running on a Unix-like node", false, Launcher.class);
        }
    }
}
