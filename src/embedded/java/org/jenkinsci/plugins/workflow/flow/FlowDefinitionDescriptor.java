package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Descriptor;

/** Describes a kind of pipeline definition. */
public abstract class FlowDefinitionDescriptor extends Descriptor<FlowDefinition> {
}
