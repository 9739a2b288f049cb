package org.jenkinsci.plugins.workflow.graph;

import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** The beginning of everything. */
public class FlowStartNode extends BlockStartNode {

    /** The one node without parents. */
    public FlowStartNode(FlowExecution exec, String id) {
        super(exec, id);
    }

    @Override
    public List<FlowNode> getParents() {
        return List.of();
    }

    @Override
    protected String getTypeDisplayName() {
        return "Start of Pipeline";
    }
}
