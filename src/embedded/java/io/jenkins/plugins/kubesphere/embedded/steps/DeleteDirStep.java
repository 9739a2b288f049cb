package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.FilePath;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code deleteDir()}: the current directory with all that is in it. */
public final class DeleteDirStep extends Step {

    @DataBoundConstructor
    public DeleteDirStep() {
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BackgroundExecution(context, () -> {
            context.get(FilePath.class).deleteRecursive();
            return null;
        });
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("deleteDir", "Recursively delete the current directory from the workspace", false, FilePath.class);
        }
    }
}
