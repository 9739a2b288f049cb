package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.Action;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.AtomNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** A call of a step without a block. */
final class StepAtom extends AtomNode implements StepNode, Recorded {

    private final NodeRecord record;

    StepAtom(FlowExecution execution, NodeRecord record, List<FlowNode> parents) {
        super(execution, record.id, parents.toArray(new FlowNode[0]));
        this.record = record;
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
        return descriptor == null ? record.function : descriptor.getDisplayName();
    }

    @Override
    protected String getTypeFunctionName() {
        return record.function;
    }

    @Override
    public void init(List<Action> actions) {
        setActions(actions);
    }
}
