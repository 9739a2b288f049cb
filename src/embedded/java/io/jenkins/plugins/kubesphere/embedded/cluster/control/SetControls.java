package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey;
import java.util.List;

/** StatefulSets (pods by ordinal, one after the other, newest template from the top down) and DaemonSets (one pod on the one node). */
final class SetControls {
    private static final String HASH = "controller-revision-hash";
    private final ObjectEditor editor;

    SetControls(ObjectEditor editor) {
        this.editor = editor;
    }

    void stateful(ObjectKey key) {
        ObjectNode set = editor.get(key).orElse(null);
        if (set == null) {
            return;
        }
        JsonNode spec = set.path("spec");
        int wanted = spec.path("replicas").asInt(1);
        boolean parallel = spec.path("podManagementPolicy").asText().equals("Parallel");
        int partition = spec.at("/updateStrategy/rollingUpdate/partition").asInt();
        String hash = PodFactory.hash(spec.path("template"));
        for (ObjectNode pod : Ownership.ownedBy(editor.list("Pod", key.namespace()), set)) {
            String name = pod.path("metadata").path("name").asText();
            if (Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)) >= wanted) {
                editor.delete(ObjectEditor.keyOf(pod));
            }
        }
        boolean settled = true;
        for (int i = 0; i < wanted && (parallel || settled); i++) {
            ObjectNode pod = editor.get(podKey(key, i)).orElse(null);
            if (pod == null) {
                ObjectNode made = PodFactory.pod(set, spec.path("template"), key.name() + "-" + i);
                made.withObject("/metadata/labels").put(HASH, hash).put("statefulset.kubernetes.io/pod-name", key.name() + "-" + i);
                editor.create(made);
                settled = false;
            } else {
                settled &= Conditions.isTrue(pod, "Ready") || outdated(pod, hash);
            }
        }
        for (int i = wanted - 1; i >= partition && settled && !spec.at("/updateStrategy/type").asText().equals("OnDelete"); i--) {
            ObjectNode pod = editor.get(podKey(key, i)).orElse(null);
            if (pod != null && outdated(pod, hash)) {
                editor.delete(ObjectEditor.keyOf(pod));
                settled = false;
            }
        }
        List<ObjectNode> pods = Ownership.ownedBy(editor.list("Pod", key.namespace()), set);
        long ready = pods.stream().filter(pod -> Conditions.isTrue(pod, "Ready")).count();
        long updated = pods.stream().filter(pod -> !outdated(pod, hash)).count();
        editor.edit(key, "status", after -> {
            ObjectNode status = after.withObject("/status");
            status.put("observedGeneration", set.path("metadata").path("generation").asLong()).put("replicas", pods.size())
                    .put("readyReplicas", ready).put("availableReplicas", ready).put("updatedReplicas", updated)
                    .put("updateRevision", key.name() + "-" + hash).put("collisionCount", 0);
            boolean done = updated == wanted && ready == wanted;
            if (done || !status.has("currentRevision")) {
                status.put("currentRevision", key.name() + "-" + hash);
            }
            status.put("currentReplicas", done ? wanted : pods.size() - updated);
        });
    }

    void daemon(ObjectKey key) {
        ObjectNode set = editor.get(key).orElse(null);
        if (set == null) {
            return;
        }
        String hash = PodFactory.hash(set.path("spec").path("template"));
        List<ObjectNode> pods = Ownership.ownedBy(editor.list("Pod", key.namespace()), set);
        for (ObjectNode pod : pods) {
            if (outdated(pod, hash)) {
                editor.delete(ObjectEditor.keyOf(pod));
            }
        }
        if (pods.stream().allMatch(pod -> outdated(pod, hash))) {
            ObjectNode made = PodFactory.pod(set, set.path("spec").path("template"), key.name() + "-" + PodFactory.suffix());
            made.withObject("/metadata/labels").put(HASH, hash);
            editor.create(made);
        }
        long ready = Ownership.ownedBy(editor.list("Pod", key.namespace()), set).stream().filter(pod -> Conditions.isTrue(pod, "Ready")).count();
        editor.edit(key, "status", after -> after.withObject("/status")
                .put("observedGeneration", set.path("metadata").path("generation").asLong()).put("currentNumberScheduled", 1)
                .put("desiredNumberScheduled", 1).put("updatedNumberScheduled", 1).put("numberMisscheduled", 0)
                .put("numberReady", ready).put("numberAvailable", ready).put("numberUnavailable", 1 - ready));
    }

    private static boolean outdated(JsonNode pod, String hash) {
        return !pod.path("metadata").path("labels").path(HASH).asText().equals(hash);
    }

    private static ObjectKey podKey(ObjectKey set, int ordinal) {
        return new ObjectKey("", "pods", set.namespace(), set.name() + "-" + ordinal);
    }
}
