package io.jenkins.plugins.kubesphere.embedded.web;

import java.util.stream.Collectors;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** What the build's page asks for again and again, as JSON. */
final class BuildState {
    private BuildState() {
    }

    static String of(WorkflowRun run) {
        String status = Approvals.of(run).isEmpty() ? Words.status(run) : "PAUSED";
        JSONArray stages = new JSONArray();
        for (StageView.Stage stage : StageView.of(run)) {
            JSONObject one = new JSONObject();
            one.put("name", quoted(stage.name()));
            one.put("depth", stage.depth());
            one.put("status", stage.status());
            one.put("mark", Words.mark(stage.status()));
            one.put("statusText", Words.text(stage.status()));
            one.put("duration", Words.duration(stage.durationMillis()));
            stages.add(one);
        }
        JSONObject state = new JSONObject();
        state.put("building", run.isBuilding());
        state.put("status", status);
        state.put("mark", Words.mark(status));
        state.put("statusText", Words.text(status));
        state.put("waiting", quoted(waiting(run)));
        state.put("stages", stages);
        return state.toString();
    }

    /** The library takes a string that looks like JSON for JSON; a stage may be called {@code [x]}. */
    private static String quoted(String text) {
        return net.sf.json.util.JSONUtils.mayBeJSON(text) || text.equals("null") ? "'" + text + "'" : text;
    }

    static String waiting(WorkflowRun run) {
        return Approvals.of(run).stream().map(InputStepExecution::getId).collect(Collectors.joining(" "));
    }
}
