package io.jenkins.plugins.kubesphere.editor;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersAction;
import hudson.model.queue.QueueTaskFuture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Starts a build and waits a moment for its number. */
final class BuildStart {
    private static final int SECONDS = 5;

    private BuildStart() {
    }

    /** @return the build's number and address; a number of {@code null} while it waits in the queue */
    static Map<String, Object> of(WorkflowJob job, Question question) throws Refusal, InterruptedException {
        if (!job.isBuildable()) {
            throw Refusal.conflict(Messages.BuildStart_notBuildable(job.getFullDisplayName()));
        }
        List<Action> actions = new ArrayList<>(List.of(new CauseAction(new Cause.UserIdCause())));
        List<ParameterDefinition> definitions = RunParameters.of(job);
        Map<String, String> given = question.values("parameters");
        if (!definitions.isEmpty() || !given.isEmpty()) {
            actions.add(new ParametersAction(RunParameters.values(definitions, given)));
        }
        QueueTaskFuture<WorkflowRun> coming = job.scheduleBuild2(0, actions.toArray(Action[]::new));
        if (coming == null) {
            throw Refusal.conflict(Messages.BuildStart_notBuildable(job.getFullDisplayName()));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        try {
            int number = coming.getStartCondition().get(SECONDS, TimeUnit.SECONDS).getNumber();
            answer.put("build", number);
            answer.put("url", BuildStatus.address(job) + number + "/");
        } catch (TimeoutException waiting) {
            answer.put("build", null);
            answer.put("queued", true);
            answer.put("url", BuildStatus.address(job));
        } catch (ExecutionException cancelled) {
            throw Refusal.conflict(Messages.BuildStart_cancelled());
        }
        return answer;
    }
}
