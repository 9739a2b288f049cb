package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** The end of everything. */
public class FlowEndNode extends BlockEndNode<FlowStartNode> {

    private final Result result;

    /** @param result the result of the pipeline */
    public FlowEndNode(FlowExecution exec, String id, FlowStartNode start, Result result, FlowNode... parents) {
        super(exec, id, start, parents);
        this.result = result;
    }

    /** The result of the pipeline. */
    public Result getResult() {
        return result;
    }

    @Override
    protected String getTypeDisplayName() {
        return "End of Pipeline";
    }
}
