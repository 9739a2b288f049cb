package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.Action;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The end of a step with a block, or of one run of that block. */
final class StepFinish extends BlockEndNode<StepBegin> implements StepNode, Recorded {

    private final NodeRecord record;

    StepFinish(FlowExecution execution, NodeRecord record, StepBegin begin, List<FlowNode> parents) {
        super(execution, record.id, begin, parents);
        this.record = record;
    }

    @Override
    public String getEnclosingId() {
        return record.enclosing;
    }

    @Override
    public StepDescriptor getDescriptor() {
        return getStartNode().getDescriptor();
    }

    @Override
    protected String getTypeDisplayName() {
        return getStartNode().getTypeDisplayName().replaceAll(": Start$", ": End");
    }

    @Override
    protected String getTypeFunctionName() {
        return getStartNode().isBody() ? "}" : "// " + getStartNode().getTypeFunctionName();
    }

    @Override
    public void init(List<Action> actions) {
        setActions(actions);
    }
}
