package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.Action;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The beginning of a step with a block, or of one run of that block. */
final class StepBegin extends BlockStartNode implements StepNode, Recorded {

    private final NodeRecord record;

    StepBegin(FlowExecution execution, NodeRecord record, List<FlowNode> parents) {
        super(execution, record.id, parents);
        this.record = record;
    }

    boolean isBody() {
        return record.kind == NodeRecord.Kind.BODY;
    }

    @Override
    public String getEnclosingId() {
        return record.enclosing;
    }

    @Override
    public StepDescriptor getDescriptor() {
        return StepDescriptor.byFunctionName(record.function);
    }

    @Override
    protected String getTypeDisplayName() {
        StepDescriptor descriptor = getDescriptor();
        String name = descriptor == null ? record.function : descriptor.getDisplayName();
        return isBody() ? name + " : Body : Start" : name + " : Start";
    }

    @Override
    protected String getTypeFunctionName() {
        return isBody() ? "{" : record.function;
    }

    @Override
    public void init(List<Action> actions) {
        setActions(actions);
    }
}
