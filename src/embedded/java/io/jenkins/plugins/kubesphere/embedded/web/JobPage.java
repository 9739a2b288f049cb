package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.Action;
import hudson.model.CauseAction;
import hudson.model.Cause;
import hudson.model.Item;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** A pipeline: its builds, the button that starts one, the form of its parameters, and the pages that plugins add. */
final class JobPage {
    private static final int SHOWN_BUILDS = 50;

    private JobPage() {
    }

    static String url(WorkflowJob job) {
        return "/job/" + Exchange.encode(job.getName()) + "/";
    }

    static boolean serve(Exchange exchange, WorkflowJob job, List<String> rest) throws BadRequestException, IOException {
        job.checkPermission(Item.READ);
        switch (String.join("/", rest)) {
            case "" -> show(exchange, job);
            case "build" -> {
                if (exchange.isPost()) {
                    start(exchange, job, false);
                } else {
                    job.checkPermission(Item.BUILD);
                    askParameters(exchange, job);
                }
            }
            case "buildWithParameters" -> {
                exchange.requirePost();
                start(exchange, job, true);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void show(Exchange exchange, WorkflowJob job) throws IOException {
        String url = url(job);
        Markup page = frame(exchange, job, job.getDisplayName());
        page.open("div", "class", "jenkins-app-bar").element("h1", job.getDisplayName());
        page.open("div", "class", "jenkins-app-bar__controls");
        if (job.hasPermission(Item.BUILD)) {
            if (definitions(job).isEmpty()) {
                exchange.form(page, url + "build").element("button", Messages.JobPage_Build(), "class", "jenkins-button jenkins-button--primary").close();
            } else {
                page.element("a", Messages.JobPage_BuildWithParameters(), "class", "jenkins-button jenkins-button--primary", "href", url + "build");
            }
        }
        ActionLinks.buttons(page, job.getAllActions(), url);
        page.close().close();
        if (job.getDescription() != null && !job.getDescription().isBlank()) {
            page.element("p", job.getDescription());
        }
        builds(page, job, url);
        exchange.html(page);
    }

    private static void builds(Markup page, WorkflowJob job, String url) {
        page.element("h2", Messages.JobPage_Builds());
        page.open("table", "class", "jenkins-table").open("thead").open("tr");
        for (String head : List.of(Messages.JobListPage_LastBuild(), Messages.JobListPage_State(), Messages.JobListPage_Started(), Messages.JobPage_Duration())) {
            page.element("th", head, "scope", "col");
        }
        page.close().close().open("tbody");
        int shown = 0;
        for (WorkflowRun run = job.getLastBuild(); run != null && shown < SHOWN_BUILDS; run = run.getPreviousBuild(), shown++) {
            page.open("tr").open("td").element("a", run.getDisplayName(), "href", url + run.getNumber() + "/").close().open("td");
            Words.state(page, Words.status(run));
            page.close().element("td", Words.moment(run.getTimeInMillis()));
            page.element("td", run.isBuilding() ? "" : Words.duration(run.getDuration())).close();
        }
        page.close().close();
        if (shown == 0) {
            page.element("p", Messages.JobListPage_NeverBuilt(), "class", "jenkins-notice");
        }
    }

    private static void askParameters(Exchange exchange, WorkflowJob job) throws IOException {
        Markup page = frame(exchange, job, Messages.JobPage_BuildWithParameters());
        page.element("h1", Messages.JobPage_BuildWithParameters());
        exchange.form(page, url(job) + "buildWithParameters");
        ParameterForm.write(page, definitions(job));
        page.open("div", "class", "actions").element("button", Messages.JobPage_Build(), "class", "jenkins-button jenkins-button--primary");
        page.element("a", Messages.Page_Cancel(), "class", "jenkins-button", "href", url(job));
        exchange.html(page);
    }

    private static void start(Exchange exchange, WorkflowJob job, boolean given) throws BadRequestException, IOException {
        job.checkPermission(Item.BUILD);
        List<ParameterDefinition> definitions = definitions(job);
        if (!given && !definitions.isEmpty()) {
            exchange.redirect(url(job) + "build");
            return;
        }
        List<Action> actions = new ArrayList<>(List.of(new CauseAction(new Cause.UserIdCause())));
        if (!definitions.isEmpty()) {
            List<ParameterValue> values = ParameterForm.read(exchange.request(), definitions);
            actions.add(new ParametersAction(values));
        }
        if (job.scheduleBuild2(0, actions.toArray(Action[]::new)) == null) {
            throw new BadRequestException(409, Messages.JobPage_NotScheduled(job.getDisplayName()));
        }
        exchange.redirect(url(job));
    }

    static List<ParameterDefinition> definitions(WorkflowJob job) {
        ParametersDefinitionProperty property = job.getProperty(ParametersDefinitionProperty.class);
        return property == null ? List.of() : property.getParameterDefinitions();
    }

    private static Markup frame(Exchange exchange, WorkflowJob job, String title) {
        return new Page(title, List.of(new Page.Link(job.getDisplayName(), url(job))), List.of()).begin(exchange.crumb());
    }
}
