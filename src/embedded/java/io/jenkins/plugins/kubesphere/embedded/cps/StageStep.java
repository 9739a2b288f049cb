package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.Extension;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** The {@code stage} step: gives a block a name. */
public final class StageStep extends Step {

    private final String name;

    /** @param name what people see */
    @DataBoundConstructor
    public StageStep(String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a stage needs a name");
        }
        this.name = name;
    }

    /** What people see. */
    public String getName() {
        return name;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BlockExecution(context, name);
    }

    /** Runs the block once, without adding anything to its context. */
    static final class BlockExecution extends StepExecution {
        private static final long serialVersionUID = 1L;
        private final String name;

        BlockExecution(StepContext context, String name) {
            super(context);
            this.name = name;
        }

        @Override
        public boolean start() {
            var invoker = getContext().newBodyInvoker().withCallback(BodyExecutionCallback.wrap(getContext()));
            if (name != null) {
                invoker.withDisplayName(name);
            }
            invoker.start();
            return false;
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            getContext().onFailure(cause);
        }
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "stage";
        }

        @Override
        public String getDisplayName() {
            return "Stage";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of();
        }
    }
}
