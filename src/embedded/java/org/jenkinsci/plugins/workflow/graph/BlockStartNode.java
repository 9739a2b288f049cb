package org.jenkinsci.plugins.workflow.graph;

import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** The beginning of a block. */
public abstract class BlockStartNode extends FlowNode {

    private transient volatile BlockEndNode<?> end;

    /** @param parents the nodes that ran just before this one */
    protected BlockStartNode(FlowExecution exec, String id, FlowNode... parents) {
        super(exec, id, parents);
    }

    /** @param parents the nodes that ran just before this one */
    protected BlockStartNode(FlowExecution exec, String id, List<FlowNode> parents) {
        super(exec, id, parents);
    }

    /** The end of this block, or null while it runs. */
    public BlockEndNode getEndNode() {
        return end;
    }

    void setEnd(BlockEndNode<?> node) {
        this.end = node;
    }
}
