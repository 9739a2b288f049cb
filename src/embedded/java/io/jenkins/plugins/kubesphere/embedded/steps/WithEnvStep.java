package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withEnv(['NAME=value', 'PATH+MAVEN=/opt/maven/bin']) { }}. */
public final class WithEnvStep extends Step {

    private final List<String> overrides;

    @DataBoundConstructor
    public WithEnvStep(List<String> overrides) {
        this.overrides = new ArrayList<>(overrides);
    }

    public List<String> getOverrides() {
        return overrides;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BlockExecution(context, (outer, block) -> {
            for (String override : overrides) {
                if (override.indexOf('=') < 1) {
                    throw new AbortException("withEnv: '" + override + "' is no NAME=value");
                }
            }
            block.withContext(EnvironmentExpander.merge(outer.get(EnvironmentExpander.class), new Overrides(overrides)));
        });
    }

    private static final class Overrides extends EnvironmentExpander {

        private static final long serialVersionUID = 1L;

        private final ArrayList<String> overrides;

        Overrides(List<String> overrides) {
            this.overrides = new ArrayList<>(overrides);
        }

        @Override
        public void expand(EnvVars env) {
            for (String override : overrides) {
                int equals = override.indexOf('=');
                env.override(override.substring(0, equals), env.expand(override.substring(equals + 1)));
            }
        }
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("withEnv", "Set environment variables", true);
        }
    }
}
