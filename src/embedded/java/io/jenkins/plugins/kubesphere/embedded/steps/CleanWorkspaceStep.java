package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code cleanWs()}: empties the workspace. */
public final class CleanWorkspaceStep extends Step {

    @DataBoundConstructor
    public CleanWorkspaceStep() {
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BackgroundExecution(context, () -> {
            context.get(TaskListener.class).getLogger().println("Deleting workspace " + context.get(FilePath.class));
            context.get(FilePath.class).deleteContents();
            return null;
        });
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("cleanWs", "Delete workspace when build is done", false, FilePath.class, TaskListener.class);
        }
    }
}
