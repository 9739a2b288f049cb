package org.jenkinsci.plugins.workflow.steps;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.model.TaskListener;
import java.io.IOException;

/** Adds variables to the environment of every step. */
public abstract class StepEnvironmentContributor implements ExtensionPoint {

    /** Adds variables in place. */
    public void buildEnvironmentFor(StepContext stepContext, EnvVars envs, TaskListener listener)
            throws IOException, InterruptedException {
    }
}
