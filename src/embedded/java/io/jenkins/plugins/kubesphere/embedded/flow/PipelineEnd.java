package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.Action;
import hudson.model.Result;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.FlowStartNode;

/** The last node of a build. */
final class PipelineEnd extends FlowEndNode implements Recorded {

    PipelineEnd(FlowExecution execution, String id, FlowStartNode start, Result result, List<FlowNode> parents) {
        super(execution, id, start, result, parents.toArray(new FlowNode[0]));
    }

    @Override
    public void init(List<Action> actions) {
        setActions(actions);
    }
}
