package io.jenkins.plugins.kubesphere.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** How far a build has come. */
final class BuildStatus {
    private BuildStatus() {
    }

    /** @param number of the build; {@code null} for the newest */
    static Map<String, Object> of(WorkflowJob job, Integer number) throws Refusal, InterruptedException {
        WorkflowRun run = build(job, number);
        Approvals approvals = Approvals.of(run);
        FlowExecution execution = run.getExecution();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("build", run.getNumber());
        answer.put("url", address(job) + run.getNumber() + "/");
        answer.put("building", run.isBuilding());
        answer.put("result", run.isBuilding() || run.getResult() == null ? null : run.getResult().toString());
        answer.put("started", run.getStartTimeInMillis());
        answer.put("milliseconds", run.isBuilding() ? Math.max(0, System.currentTimeMillis() - run.getStartTimeInMillis()) : run.getDuration());
        answer.put("estimate", job.getEstimatedDuration());
        answer.put("log", address(job) + run.getNumber() + "/console");
        answer.put("stages", execution == null ? List.of() : new StageStates(execution, approvals.nodes()).describe(run.getNumber()));
        answer.put("input", approvals.describe());
        return answer;
    }

    /** @throws Refusal when there is no such build */
    static WorkflowRun build(WorkflowJob job, Integer number) throws Refusal {
        WorkflowRun run = number == null ? job.getLastBuild() : job.getBuildByNumber(number);
        if (run == null) {
            throw Refusal.notFound(number == null ? Messages.BuildStatus_never() : Messages.BuildStatus_noBuild(number.toString()));
        }
        return run;
    }

    /** The job's address on this server, with a slash at its end. */
    static String address(WorkflowJob job) {
        return root() + job.getUrl();
    }

    /** The address of Jenkins itself on this server, as the browser reached it. */
    private static String root() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return (request == null ? "" : request.getContextPath()) + "/";
    }
}
