package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.Item;
import hudson.model.ParameterValue;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** What lies below a build's address. */
final class BuildRoutes {
    private BuildRoutes() {
    }

    static boolean serve(Exchange exchange, WorkflowRun run, List<String> rest) throws BadRequestException, IOException {
        run.checkPermission(Item.READ);
        String first = rest.isEmpty() ? "" : rest.get(0);
        if (first.equals("artifact") && rest.size() > 1) {
            return ArtifactFile.send(exchange, run, String.join("/", rest.subList(1, rest.size())));
        }
        if (first.equals("input") && rest.size() == 3) {
            exchange.requirePost();
            decide(exchange, run, rest.get(1), rest.get(2));
            return true;
        }
        switch (String.join("/", rest)) {
            case "", "console" -> BuildPage.show(exchange, run);
            case "logText/progressiveText" -> LogText.send(exchange, run);
            case "consoleText" -> LogText.sendAll(exchange, run);
            case "state.json" -> exchange.json(BuildState.of(run));
            case "stop" -> {
                exchange.requirePost();
                run.checkPermission(Item.CANCEL);
                run.doStop();
                exchange.redirect(BuildPage.url(run));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void decide(Exchange exchange, WorkflowRun run, String id, String answer) throws BadRequestException, IOException {
        InputStepExecution waiting = Approvals.waiting(run, id);
        try {
            if (answer.equals("proceed")) {
                waiting.preSubmissionCheck();
                Map<String, Object> given = new HashMap<>();
                for (ParameterValue value : ParameterForm.read(exchange.request(), waiting.getInput().getParameters())) {
                    given.put(value.getName(), value.getValue());
                }
                waiting.proceed(given);
            } else if (answer.equals("abort")) {
                waiting.doAbort();
            } else {
                throw new BadRequestException(404, Messages.Approvals_Answer(answer));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the answer was given", interrupted);
        }
        exchange.redirect(BuildPage.url(run));
    }
}
