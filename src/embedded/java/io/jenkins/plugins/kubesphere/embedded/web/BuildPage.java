package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.Cause;
import hudson.model.Item;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStep;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** A build while it runs and afterwards: stages, approvals, log, artifacts, test results, and the pages that plugins add. */
final class BuildPage {
    private BuildPage() {
    }

    static String url(WorkflowRun run) {
        return JobPage.url(run.getParent()) + run.getNumber() + "/";
    }

    static void show(Exchange exchange, WorkflowRun run) throws IOException {
        WorkflowJob job = run.getParent();
        String url = url(run);
        Markup page = new Page(run.getFullDisplayName(),
            List.of(new Page.Link(job.getDisplayName(), JobPage.url(job)), new Page.Link(run.getDisplayName(), url)),
            List.of(Page.ASSETS + "/build.js")).begin(exchange.crumb());
        page.open("div", "id", "build", "data-url", url, "data-building", Boolean.toString(run.isBuilding()), "data-lost", Messages.BuildPage_Lost());
        title(exchange, page, run, url);
        page.open("p", "class", "jenkins-section__description").text(Words.moment(run.getTimeInMillis()));
        for (Cause cause : run.getCauses()) {
            page.text(" · " + cause.getShortDescription());
        }
        page.close();
        page.open("section", "class", "jenkins-section", "aria-labelledby", "stages-title")
            .element("h2", Messages.BuildPage_Stages(), "class", "jenkins-section__title", "id", "stages-title");
        page.open("ol", "class", "stages", "id", "stages").close().close();
        approvals(exchange, page, run, url);
        ActionSummaries.write(exchange, page, run.getAllActions());
        page.open("section", "aria-labelledby", "log-title").open("div", "class", "jenkins-app-bar")
            .element("h2", Messages.BuildPage_Log(), "id", "log-title").open("div", "class", "jenkins-app-bar__controls")
            .element("a", Messages.BuildPage_PlainLog(), "class", "jenkins-button jenkins-button--tertiary", "href", url + "consoleText")
            .close().close();
        page.open("pre", "id", "log", "class", "log", "tabindex", "0", "role", "log", "aria-labelledby", "log-title").close().close();
        page.open("div", "id", "results");
        BuildResults.write(page, run, url);
        page.close();
        exchange.html(page);
    }

    private static void title(Exchange exchange, Markup page, WorkflowRun run, String url) {
        page.open("div", "class", "jenkins-app-bar").element("h1", run.getFullDisplayName());
        Words.state(page, Words.status(run), "id", "state", "role", "status");
        page.open("div", "class", "jenkins-app-bar__controls", "id", "controls");
        ActionLinks.buttons(page, run.getAllActions(), url);
        if (run.isBuilding() && run.hasPermission(Item.CANCEL)) {
            exchange.form(page, url + "stop", "data-confirm", Messages.BuildPage_ReallyAbort())
                .element("button", Messages.BuildPage_Abort(), "class", "jenkins-button jenkins-!-destructive-color").close();
        }
        page.close().close();
    }

    private static void approvals(Exchange exchange, Markup page, WorkflowRun run, String url) {
        page.open("div", "id", "approvals", "data-waiting", BuildState.waiting(run), "aria-live", "polite");
        for (InputStepExecution waiting : Approvals.of(run)) {
            InputStep input = waiting.getInput();
            String[] lines = input.getMessage().split("\\R", 2);
            page.open("section", "class", "jenkins-card approval").element("h2", lines[0]);
            if (lines.length > 1 && !lines[1].isBlank()) {
                ChangeView.write(page, lines[1]);
            }
            String address = url + "input/" + Exchange.encode(waiting.getId());
            if (run.hasPermission(Item.BUILD)) {
                page.open("div", "class", "actions");
                exchange.form(page, address + "/proceed", "class", "inline-form");
                ParameterForm.write(page, input.getParameters());
                page.element("button", input.getOk() == null || input.getOk().isBlank() ? Messages.BuildPage_Approve() : input.getOk(),
                    "class", "jenkins-button jenkins-button--primary").close();
                exchange.form(page, address + "/abort", "class", "inline-form")
                    .element("button", Messages.BuildPage_Reject(), "class", "jenkins-button jenkins-!-destructive-color").close().close();
            } else {
                page.element("p", Messages.BuildPage_NotYours(), "class", "jenkins-alert jenkins-alert-info");
            }
            page.close();
        }
        page.close();
    }
}
