package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.Node;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code container('maven') { }}: there are no pods here, so the block runs in the agent's own workspace, and the log says so. */
public final class ContainerStep extends Step {

    private final String name;
    private String shell;

    @DataBoundConstructor
    public ContainerStep(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public String getShell() {
        return shell;
    }

    @DataBoundSetter
    public void setShell(String shell) {
        this.shell = shell;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BlockExecution(context, (outer, block) ->
                outer.get(TaskListener.class).getLogger().println("Container '" + name + "': runs on this machine, without a pod"));
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("container", "Run build steps in a container", true, Node.class, FilePath.class, TaskListener.class);
        }
    }
}
