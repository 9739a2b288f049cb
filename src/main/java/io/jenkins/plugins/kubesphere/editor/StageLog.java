package io.jenkins.plugins.kubesphere.editor;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.kohsuke.stapler.StaplerResponse2;

/** What the steps of one stage wrote, in the order in which the steps began. */
final class StageLog {
    private StageLog() {
    }

    /** @return whether the build has such a stage */
    static boolean send(WorkflowRun run, String stage, StaplerResponse2 response) throws IOException {
        FlowExecution execution = run.getExecution();
        List<FlowNode> nodes = execution == null || stage == null ? List.of() : new StageStates(execution, Set.of()).inside(stage);
        if (nodes.isEmpty()) {
            return false;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        OutputStream out = response.getOutputStream();
        for (FlowNode node : nodes) {
            LogAction log = node.getAction(LogAction.class);
            if (log != null) {
                log.getLogText().writeLogTo(0, out);
            }
        }
        return true;
    }
}
