package io.jenkins.plugins.kubesphere.embedded.web;

import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The start page: every pipeline that the viewer may read, with its last build. */
final class JobListPage {
    private JobListPage() {
    }

    static void show(Exchange exchange) throws IOException {
        Markup page = new Page(Messages.Page_Jobs(), List.of(), List.of()).begin(exchange.crumb());
        page.open("div", "class", "jenkins-app-bar").element("h1", Messages.Page_Jobs());
        page.open("div", "class", "jenkins-app-bar__controls");
        ActionLinks.buttons(page, Jenkins.get().getActions(), "/");
        page.close().close();
        List<WorkflowJob> jobs = Jenkins.get().getItems(WorkflowJob.class);
        if (jobs.isEmpty()) {
            page.element("p", Messages.JobListPage_None(), "class", "jenkins-notice");
            exchange.html(page);
            return;
        }
        page.open("table", "class", "jenkins-table").open("thead").open("tr");
        for (String head : List.of(Messages.JobListPage_Name(), Messages.JobListPage_LastBuild(), Messages.JobListPage_State(), Messages.JobListPage_Started())) {
            page.element("th", head, "scope", "col");
        }
        page.close().close().open("tbody");
        for (WorkflowJob job : jobs) {
            row(page, job);
        }
        exchange.html(page);
    }

    private static void row(Markup page, WorkflowJob job) {
        String url = JobPage.url(job);
        page.open("tr").open("td").element("a", job.getDisplayName(), "href", url).close();
        WorkflowRun last = job.getLastBuild();
        if (last == null) {
            page.element("td", Messages.JobListPage_NeverBuilt(), "colspan", "3");
        } else {
            page.open("td").element("a", "#" + last.getNumber(), "href", url + last.getNumber() + "/").close();
            page.open("td");
            Words.state(page, Words.status(last));
            page.close().element("td", Words.moment(last.getTimeInMillis()));
        }
        page.close();
    }
}
