package org.jenkinsci.plugins.workflow.graph;

import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** A node without a body. */
public abstract class AtomNode extends FlowNode {

    /** @param parents the nodes that ran just before this one */
    protected AtomNode(FlowExecution exec, String id, FlowNode... parents) {
        super(exec, id, parents);
    }
}
