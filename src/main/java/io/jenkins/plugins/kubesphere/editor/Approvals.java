package io.jenkins.plugins.kubesphere.editor;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** What a build waits for a person to decide. Without the plugin of the input step no build ever waits. */
record Approvals(List<Waiting> waiting) {

    /**
     * One open question.
     *
     * @param nodes ids of its node and of the blocks around it
     * @param description for the page
     */
    record Waiting(Set<String> nodes, Map<String, Object> description) {
    }

    static Approvals of(WorkflowRun run) throws InterruptedException {
        if (!run.isBuilding()) {
            return new Approvals(List.of());
        }
        try {
            return new Approvals(InputSteps.waiting(run));
        } catch (NoClassDefFoundError pluginMissing) {
            return new Approvals(List.of());
        }
    }

    /** @throws Refusal when nothing of that id waits, or the reader may not decide it */
    static Map<String, Object> answer(WorkflowRun run, Question question) throws Refusal, IOException, InterruptedException {
        try {
            InputSteps.answer(run, question.text("id"), question.isTrue("proceed"), question.values("parameters"));
            return Map.of("answered", true);
        } catch (NoClassDefFoundError pluginMissing) {
            throw Refusal.conflict(Messages.Approvals_gone());
        }
    }

    Set<String> nodes() {
        Set<String> all = new HashSet<>();
        waiting.forEach(one -> all.addAll(one.nodes()));
        return all;
    }

    List<Map<String, Object>> describe() {
        return waiting.stream().map(Waiting::description).toList();
    }
}
