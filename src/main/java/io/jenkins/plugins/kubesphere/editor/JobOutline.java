package io.jenkins.plugins.kubesphere.editor;

import hudson.model.Item;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Kind;
import io.jenkins.plugins.kubesphere.jenkinsfile.outline.Outline;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/**
 * What the editor of a job answers to people who may see the job but not its configuration: the outline of its pipeline. Where the text is kept,
 * its version and the reasons for which it cannot be read tell of the configuration as well, and are left out.
 */
final class JobOutline {
    private static final Logger LOGGER = Logger.getLogger(JobOutline.class.getName());

    private JobOutline() {
    }

    static Map<String, Object> load(WorkflowJob job) throws Refusal, IOException, InterruptedException {
        PipelineSource.Loaded loaded = read(job);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("outline", true);
        answer.put("writable", false);
        if (loaded.note() != null) {
            answer.put("note", Messages.JobOutline_ofBuild());
        }
        answer.putAll(Deadline.within(() -> outline(loaded.text())));
        // The form of a build shows them to whoever may start one.
        answer.put("parameters", job.hasPermission(Item.BUILD) ? RunParameters.describe(RunParameters.of(job)) : List.of());
        JobAnswers.builds(job, answer);
        return answer;
    }

    private static PipelineSource.Loaded read(WorkflowJob job) throws Refusal, InterruptedException {
        try {
            return PipelineSource.of(job).load();
        } catch (Refusal | IOException unreadable) {
            LOGGER.log(Level.FINE, "No outline of " + job.getFullName(), unreadable);
            throw Refusal.failedElsewhere(Messages.JobOutline_unreadable());
        }
    }

    private static Map<String, Object> outline(String text) {
        Jenkinsfile jenkinsfile = Jenkinsfile.parse(text);
        boolean broken = jenkinsfile.model().kind() == Kind.BROKEN
                || TextAnswers.lint(jenkinsfile).stream().anyMatch(found -> found.code().equals(Diagnostic.SYNTAX));
        if (broken) {
            return Map.of("text", "", "note", Messages.JobOutline_broken());
        }
        if (jenkinsfile.model().kind() == Kind.SCRIPTED) {
            return text.isBlank() ? Map.of("text", "") : Map.of("text", "", "note", Messages.JobOutline_scripted());
        }
        return Map.of("text", Outline.of(jenkinsfile.model().pipeline(), InstalledTypes.of(Catalogue.bundled())));
    }
}
