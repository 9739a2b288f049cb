package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.Action;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowStartNode;

/** The first node of a build. */
final class PipelineBegin extends FlowStartNode implements Recorded {

    PipelineBegin(FlowExecution execution, String id) {
        super(execution, id);
    }

    @Override
    public void init(List<Action> actions) {
        setActions(actions);
    }
}
