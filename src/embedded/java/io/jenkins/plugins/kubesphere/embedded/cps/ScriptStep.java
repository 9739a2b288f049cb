package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.Extension;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** The {@code script} step: ordinary Groovy inside a declarative pipeline. */
public final class ScriptStep extends Step {

    /** Without parameters. */
    @DataBoundConstructor
    public ScriptStep() {
    }

    @Override
    public StepExecution start(StepContext context) {
        return new StageStep.BlockExecution(context, null);
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "script";
        }

        @Override
        public String getDisplayName() {
            return "Run arbitrary Pipeline script";
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
