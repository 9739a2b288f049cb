package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code unstable 'message'}: the build goes on, unstable. */
public final class UnstableStep extends Step {

    private final String message;

    @DataBoundConstructor
    public UnstableStep(String message) {
        this.message = message;
    }

    public String getMessage() {
        return message;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ImmediateExecution(context, () -> {
            context.get(TaskListener.class).getLogger().println("WARNING: " + message);
            context.get(FlowNode.class).addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(message));
            context.get(Run.class).setResult(Result.UNSTABLE);
            return null;
        });
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("unstable", "Set stage result to unstable", false, Run.class, TaskListener.class, FlowNode.class);
        }
    }
}
