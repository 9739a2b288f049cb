package io.jenkins.plugins.kubesphere.embedded.steps;

import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** The questions that builds ask with {@code input}. */
public final class Questions {

    private Questions() {
    }

    /** The first open question of a build, as soon as it is asked. */
    public static InputStepExecution of(WorkflowRun run) throws Exception {
        for (int i = 0; i < 200; i++) {
            InputAction action = run.getAction(InputAction.class);
            if (action != null && !action.getExecutions().isEmpty()) {
                return action.getExecutions().get(0);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no question after ten seconds");
    }
}
