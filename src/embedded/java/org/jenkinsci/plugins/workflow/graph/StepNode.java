package org.jenkinsci.plugins.workflow.graph;

import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** A node that stands for a step. */
public interface StepNode {

    /** The step's descriptor, or null when it is no longer installed. */
    StepDescriptor getDescriptor();
}
