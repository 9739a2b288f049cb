package io.jenkins.plugins.kubesphere.editor;

import hudson.model.Failure;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.security.AccessDeniedException3;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStep;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** The open questions of the input step; the only class here that its plugin must be there for. */
final class InputSteps {
    private InputSteps() {
    }

    static List<Approvals.Waiting> waiting(WorkflowRun run) throws InterruptedException {
        List<Approvals.Waiting> waiting = new ArrayList<>();
        for (InputStepExecution execution : executions(run)) {
            try {
                waiting.add(new Approvals.Waiting(nodes(execution), describe(execution, run)));
            } catch (IOException ended) {
                // The step ended between two looks: it waits no longer.
                continue;
            }
        }
        return waiting;
    }

    private static List<InputStepExecution> executions(WorkflowRun run) throws InterruptedException {
        InputAction action = run.getAction(InputAction.class);
        if (action == null) {
            return List.of();
        }
        try {
            return action.getExecutions().stream().filter(execution -> !execution.isSettled()).toList();
        } catch (TimeoutException resuming) {
            // The program of a build that is being resumed after a restart: the page asks again in a moment.
            return List.of();
        }
    }

    private static Set<String> nodes(InputStepExecution execution) throws IOException, InterruptedException {
        Set<String> ids = new HashSet<>();
        FlowNode node = execution.getContext().get(FlowNode.class);
        if (node != null) {
            ids.add(node.getId());
            ids.addAll(node.getAllEnclosingIds());
        }
        return ids;
    }

    private static Map<String, Object> describe(InputStepExecution execution, WorkflowRun run) throws IOException, InterruptedException {
        InputStep input = execution.getInput();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", execution.getId());
        one.put("message", input.getMessage());
        one.put("ok", input.getOk());
        one.put("cancel", input.getCancel());
        boolean answerable = mayAnswer(execution);
        one.put("answerable", answerable);
        // The rest stands in the log; these stand in the pipeline's text alone, which not everybody who watches may see.
        boolean whole = answerable || PipelineSource.isReadable(run.getParent());
        one.put("submitter", whole ? input.getSubmitter() : null);
        one.put("parameters", whole ? RunParameters.describe(input.getParameters()) : List.of());
        FlowNode node = execution.getContext().get(FlowNode.class);
        one.put("node", node == null ? null : node.getId());
        return one;
    }

    private static boolean mayAnswer(InputStepExecution execution) throws IOException, InterruptedException {
        try {
            execution.preSubmissionCheck();
            return true;
        } catch (Failure | AccessDeniedException3 refused) {
            return false;
        }
    }

    static void answer(WorkflowRun run, String id, boolean proceed, Map<String, String> given) throws Refusal, IOException, InterruptedException {
        InputStepExecution execution = executions(run).stream().filter(open -> open.getId().equals(id)).findFirst()
                .orElseThrow(() -> Refusal.conflict(Messages.Approvals_gone()));
        try {
            if (!proceed) {
                execution.doAbort();
                return;
            }
            // proceed() itself asks nobody's permission.
            execution.preSubmissionCheck();
            List<ParameterDefinition> definitions = input(execution);
            Map<String, Object> values = new LinkedHashMap<>();
            for (ParameterValue value : RunParameters.values(definitions, given)) {
                values.put(value.getName(), value.getValue());
            }
            execution.proceed(values);
        } catch (AccessDeniedException3 refused) {
            throw Refusal.forbidden(refused.getMessage());
        }
    }

    private static List<ParameterDefinition> input(InputStepExecution execution) {
        List<ParameterDefinition> definitions = execution.getInput().getParameters();
        return definitions == null ? List.of() : definitions;
    }
}
