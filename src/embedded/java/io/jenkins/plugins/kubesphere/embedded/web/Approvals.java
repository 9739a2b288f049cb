package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** What a build waits for a person to decide. */
public final class Approvals {
    private Approvals() {
    }

    /** Those that nobody has answered yet. */
    public static List<InputStepExecution> of(WorkflowRun run) {
        InputAction action = run.getAction(InputAction.class);
        if (action == null || !run.isBuilding()) {
            return List.of();
        }
        try {
            return action.getExecutions().stream().filter(execution -> !execution.isSettled()).toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (TimeoutException notLoaded) {
            // The program of a build that is being resumed: the page asks again in a moment.
            return List.of();
        }
    }

    /**
     * @param id of the input step
     * @throws BadRequestException when nothing of that name waits any more
     */
    static InputStepExecution waiting(WorkflowRun run, String id) throws BadRequestException {
        return of(run).stream().filter(execution -> execution.getId().equals(id)).findFirst()
            .orElseThrow(() -> new BadRequestException(409, Messages.Approvals_Gone()));
    }

    /** Approves with the parameters' defaults, as the controller itself; for those who said beforehand that nobody needs to be asked. */
    public static void approve(InputStepExecution execution) throws IOException, InterruptedException {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            execution.doProceedEmpty();
        }
    }

    /** Ends the build, as the controller itself. */
    public static void reject(InputStepExecution execution) throws IOException, InterruptedException {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            execution.doAbort();
        }
    }
}
