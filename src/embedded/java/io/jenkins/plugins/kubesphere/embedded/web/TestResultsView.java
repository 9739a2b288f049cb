package io.jenkins.plugins.kubesphere.embedded.web;

import io.jenkins.plugins.kubesphere.embedded.steps.TestResultsAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** What the tests of a build said: numbers, and the names of those that failed. */
final class TestResultsView {
    private TestResultsView() {
    }

    static void write(Markup page, WorkflowRun run) {
        TestResultsAction results = run.getAction(TestResultsAction.class);
        if (results == null) {
            return;
        }
        int failed = results.getFailures().size();
        page.open("section", "class", "jenkins-section").element("h2", Messages.TestResults_Title(), "class", "jenkins-section__title").open("p");
        page.element("span", "✓ " + Messages.TestResults_Passed(Integer.toString(results.getTotal() - results.getSkipped() - failed)),
            "class", "state state--SUCCESS").text(" ");
        if (failed > 0) {
            page.element("span", "✗ " + Messages.TestResults_Failed(Integer.toString(failed)), "class", "state state--FAILURE").text(" ");
        }
        if (results.getSkipped() > 0) {
            page.element("span", "– " + Messages.TestResults_Skipped(Integer.toString(results.getSkipped())), "class", "state state--SKIPPED");
        }
        page.close();
        if (failed > 0) {
            page.open("ul");
            results.getFailures().forEach(name -> page.element("li", name));
            page.close();
        }
        page.close();
    }
}
