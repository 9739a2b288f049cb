package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code unstash 'x'}. */
public final class UnstashStep extends Step {

    private final String name;

    @DataBoundConstructor
    public UnstashStep(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BackgroundExecution(context, () -> {
            Stashes.take(context.get(Run.class), name, context.get(FilePath.class));
            return null;
        });
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("unstash", "Restore files previously stashed", false, EnvVars.class, FilePath.class, Launcher.class, Run.class, TaskListener.class);
        }
    }
}
