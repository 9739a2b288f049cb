package org.jenkinsci.plugins.workflow.graph;

import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** The end of a block. */
public abstract class BlockEndNode<START extends BlockStartNode> extends FlowNode {

    private final START start;

    /** @param parents the nodes that ran just before this one */
    public BlockEndNode(FlowExecution exec, String id, START start, FlowNode... parents) {
        this(exec, id, start, List.of(parents));
    }

    /** @param parents the nodes that ran just before this one */
    public BlockEndNode(FlowExecution exec, String id, START start, List<FlowNode> parents) {
        super(exec, id, parents);
        this.start = start;
        start.setEnd(this);
    }

    /** Where this block began. */
    public START getStartNode() {
        return start;
    }
}
