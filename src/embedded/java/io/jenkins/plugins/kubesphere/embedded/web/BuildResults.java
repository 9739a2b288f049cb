package io.jenkins.plugins.kubesphere.embedded.web;

import java.io.IOException;
import java.util.Collection;
import java.util.TreeSet;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** What a build left behind: artifacts and test results. */
final class BuildResults {
    private BuildResults() {
    }

    static void write(Markup page, WorkflowRun run, String url) throws IOException {
        Collection<String> artifacts = new TreeSet<>(ArtifactFile.list(run));
        if (!artifacts.isEmpty()) {
            page.open("section", "class", "jenkins-section").element("h2", Messages.BuildResults_Artifacts(), "class", "jenkins-section__title").open("ul");
            for (String path : artifacts) {
                page.open("li").element("a", path, "href", url + "artifact/" + encodePath(path)).close();
            }
            page.close().close();
        }
        TestResultsView.write(page, run);
    }

    private static String encodePath(String path) {
        StringBuilder encoded = new StringBuilder();
        for (String segment : path.split("/")) {
            encoded.append(encoded.isEmpty() ? "" : "/").append(Exchange.encode(segment));
        }
        return encoded.toString();
    }
}
