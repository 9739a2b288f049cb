package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey;
import java.util.List;

/** Runs a job's pods until enough have succeeded or too many have failed. */
final class JobControl {
    private final ObjectEditor editor;

    JobControl(ObjectEditor editor) {
        this.editor = editor;
    }

    void reconcile(ObjectKey key) {
        ObjectNode job = editor.get(key).orElse(null);
        if (job == null || Conditions.isTrue(job, "Complete") || Conditions.isTrue(job, "Failed")) {
            return;
        }
        int completions = job.path("spec").path("completions").asInt(1);
        int parallelism = job.path("spec").path("parallelism").asInt(1);
        int backoff = job.path("spec").path("backoffLimit").asInt(6);
        List<ObjectNode> pods = Ownership.ownedBy(editor.list("Pod", key.namespace()), job);
        int succeeded = count(pods, "Succeeded");
        int failed = count(pods, "Failed");
        int active = pods.size() - succeeded - failed;
        boolean suspended = job.path("spec").path("suspend").asBoolean();
        if (failed <= backoff && !suspended) {
            for (; active < Math.min(parallelism, completions - succeeded); active++) {
                ObjectNode pod = PodFactory.pod(job, job.path("spec").path("template"), key.name() + "-" + PodFactory.suffix());
                pod.withObject("/metadata/labels").put("job-name", key.name()).put("batch.kubernetes.io/job-name", key.name());
                editor.create(pod);
            }
        }
        int running = active;
        editor.edit(key, "status", after -> {
            ObjectNode status = after.withObject("/status");
            if (!status.has("startTime")) {
                status.put("startTime", ObjectEditor.now());
            }
            status.put("active", running).put("succeeded", succeeded).put("failed", failed);
            if (succeeded >= completions) {
                status.put("completionTime", ObjectEditor.now());
                Conditions.set(status, "Complete", true, "CompletionsReached", "Reached expected number of succeeded pods");
            } else if (failed > backoff) {
                Conditions.set(status, "Failed", true, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
            }
        });
    }

    private static int count(List<ObjectNode> pods, String phase) {
        return (int) pods.stream().filter(pod -> pod.path("status").path("phase").asText().equals(phase)).count();
    }
}
