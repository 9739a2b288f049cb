package io.jenkins.plugins.kubesphere.embedded.cli;

import hudson.EnvVars;
import hudson.model.EnvironmentContributingAction;
import hudson.model.Run;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables of {@code --env}; part of the build's record, so a build that goes on after a restart still sees them. */
public final class LaunchEnvironment implements EnvironmentContributingAction {
    private final LinkedHashMap<String, String> variables;

    LaunchEnvironment(Map<String, String> variables) {
        this.variables = new LinkedHashMap<>(variables);
    }

    @Override
    public void buildEnvironment(Run<?, ?> run, EnvVars environment) {
        environment.putAll(variables);
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
