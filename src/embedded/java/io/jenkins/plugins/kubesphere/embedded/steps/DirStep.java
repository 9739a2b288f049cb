package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code dir('path') { }}. */
public final class DirStep extends Step {

    private final String path;

    @DataBoundConstructor
    public DirStep(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BlockExecution(context, (outer, block) -> {
            FilePath directory = outer.get(FilePath.class).child(path);
            outer.get(TaskListener.class).getLogger().println("Running in " + directory);
            block.withContext(directory);
        });
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("dir", "Change current directory", true, FilePath.class, TaskListener.class);
        }
    }
}
