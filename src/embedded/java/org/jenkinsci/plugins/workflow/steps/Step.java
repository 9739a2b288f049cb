package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;

/** One step as written in a pipeline: its bound parameters, from which an execution is started. */
public abstract class Step extends AbstractDescribableImpl<Step> implements ExtensionPoint {

    /**
     * Creates the execution of this step; it is started by the engine.
     *
     * @param context the surroundings of this invocation
     * @return a new execution, not started yet
     */
    public abstract StepExecution start(StepContext context) throws Exception;

    @Override
    public StepDescriptor getDescriptor() {
        return (StepDescriptor) super.getDescriptor();
    }
}
