package io.jenkins.plugins.kubesphere.embedded.flow;

import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The stages of a build, running or finished. */
public final class Stages {

    private Stages() {
    }

    /** The outermost stages; empty when the build has no execution. */
    public static List<StageView.Stage> of(WorkflowRun run) throws IOException {
        FlowExecution execution = run.getExecution();
        return execution == null ? List.of() : StageView.of(execution, nodes(run, execution));
    }

    /** What a stage logged. */
    public static String log(WorkflowRun run, String stage) throws IOException {
        FlowExecution execution = run.getExecution();
        return execution == null ? "" : StageView.log(execution, nodes(run, execution), stage);
    }

    private static Collection<FlowNode> nodes(WorkflowRun run, FlowExecution execution) throws IOException {
        return new Graph(execution, new File(run.getRootDir(), "workflow.jsonl").toPath()).all();
    }
}
