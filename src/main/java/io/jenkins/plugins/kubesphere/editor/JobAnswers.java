package io.jenkins.plugins.kubesphere.editor;

import hudson.model.Item;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** What the editor of a job answers about the pipeline's text. */
final class JobAnswers {
    private JobAnswers() {
    }

    static Map<String, Object> load(WorkflowJob job, boolean writable) throws Refusal, IOException, InterruptedException {
        PipelineSource source = PipelineSource.of(job);
        PipelineSource.Loaded loaded = source.load();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("text", loaded.text());
        answer.put("version", Version.of(loaded.text()));
        answer.put("writable", writable && source instanceof JobScript);
        answer.put("origin", source.origin());
        answer.put("path", source.path());
        if (source instanceof RepositoryFile file) {
            answer.put("branch", file.branch());
            answer.put("committable", writable && file.isCommittable());
        }
        if (loaded.note() != null) {
            answer.put("note", loaded.note());
        }
        answer.put("parameters", RunParameters.describe(RunParameters.of(job)));
        builds(job, answer);
        return answer;
    }

    /** What the reader may do with builds, and whether one runs just now. */
    static void builds(WorkflowJob job, Map<String, Object> answer) {
        answer.put("runnable", job.hasPermission(Item.BUILD) && job.isBuildable());
        WorkflowRun last = job.getLastBuild();
        answer.put("building", last != null && last.isBuilding() ? last.getNumber() : null);
    }

    static Map<String, Object> save(WorkflowJob job, Question question) throws Refusal, IOException {
        if (!(PipelineSource.of(job) instanceof JobScript script)) {
            throw Refusal.conflict(Messages.JobAnswers_notAScript());
        }
        return Map.of("version", script.save(question.pipeline(), question.text("version")));
    }

    static Map<String, Object> commit(WorkflowJob job, Question question) throws Refusal, IOException, InterruptedException {
        if (!(PipelineSource.of(job) instanceof RepositoryFile file)) {
            throw Refusal.conflict(Messages.JobAnswers_notAFile());
        }
        String text = question.pipeline();
        String branch = question.text("branch").strip();
        String commit = file.commit(text, question.optionalText("version"), branch, question.text("message").strip());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("commit", commit);
        answer.put("branch", branch);
        answer.put("version", Version.of(text));
        return answer;
    }
}
