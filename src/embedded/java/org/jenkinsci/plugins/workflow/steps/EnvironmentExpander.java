package org.jenkinsci.plugins.workflow.steps;

import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Changes the environment of the steps in a body; written to disk with the build. */
public abstract class EnvironmentExpander implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Adds to or changes these variables in place. */
    public abstract void expand(EnvVars env) throws IOException, InterruptedException;

    /** Names of variables whose values are secret. */
    public Set<String> getSensitiveVariables() {
        return Set.of();
    }

    /** An expander that applies both, the original first; it may be null. */
    public static EnvironmentExpander merge(EnvironmentExpander original, EnvironmentExpander subsequent) {
        return original == null ? subsequent : new Merged(original, subsequent);
    }

    /** An expander that sets these variables. */
    public static EnvironmentExpander constant(Map<String, String> env) {
        return new Constant(env);
    }

    /**
     * The environment that a step sees.
     *
     * @param customEnvironment variables of the build, where the caller has them changed
     * @param contextualEnvironment variables of the agent and the build
     * @param expander that of the surrounding blocks, or null
     * @param stepContext asked for further contributions when not null
     */
    public static EnvVars getEffectiveEnvironment(EnvVars customEnvironment, EnvVars contextualEnvironment,
            EnvironmentExpander expander, StepContext stepContext, TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = contextualEnvironment == null ? new EnvVars() : new EnvVars(contextualEnvironment);
        if (customEnvironment != null) {
            env.overrideAll(customEnvironment);
        }
        if (stepContext != null) {
            for (StepEnvironmentContributor contributor : ExtensionList.lookup(StepEnvironmentContributor.class)) {
                contributor.buildEnvironmentFor(stepContext, env, listener);
            }
        }
        if (expander != null) {
            expander.expand(env);
        }
        return env;
    }

    private static final class Merged extends EnvironmentExpander {
        private static final long serialVersionUID = 1L;
        private final EnvironmentExpander original;
        private final EnvironmentExpander subsequent;

        Merged(EnvironmentExpander original, EnvironmentExpander subsequent) {
            this.original = original;
            this.subsequent = subsequent;
        }

        @Override
        public void expand(EnvVars env) throws IOException, InterruptedException {
            original.expand(env);
            subsequent.expand(env);
        }

        @Override
        public Set<String> getSensitiveVariables() {
            Set<String> both = new LinkedHashSet<>(original.getSensitiveVariables());
            both.addAll(subsequent.getSensitiveVariables());
            return both;
        }
    }

    private static final class Constant extends EnvironmentExpander {
        private static final long serialVersionUID = 1L;
        private final java.util.TreeMap<String, String> overrides;

        Constant(Map<String, String> env) {
            overrides = new java.util.TreeMap<>(env);
        }

        @Override
        public void expand(EnvVars env) {
            env.overrideAll(overrides);
        }
    }
}
