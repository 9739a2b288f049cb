package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps as many pods of a replica set as it asks for. */
final class ReplicaSetControl {
    private final ObjectEditor editor;
    private final ClusterEvents events;

    ReplicaSetControl(ObjectEditor editor, ClusterEvents events) {
        this.editor = editor;
        this.events = events;
    }

    void reconcile(ObjectKey key) {
        ObjectNode set = editor.get(key).orElse(null);
        if (set == null) {
            return;
        }
        List<ObjectNode> pods = new ArrayList<>(Ownership.ownedBy(editor.list("Pod", key.namespace()), set));
        pods.removeIf(pod -> List.of("Succeeded", "Failed").contains(pod.path("status").path("phase").asText()));
        int wanted = set.path("spec").path("replicas").asInt(1);
        for (int i = pods.size(); i < wanted; i++) {
            String name = key.name() + "-" + PodFactory.suffix();
            editor.create(PodFactory.pod(set, set.path("spec").path("template"), name)).ifPresent(pod -> {
                pods.add(pod);
                events.record(set, "Normal", "SuccessfulCreate", "Created pod: " + name, "replicaset-controller");
            });
        }
        // Pods that never became ready go first.
        pods.sort(Comparator.comparing(pod -> Conditions.isTrue(pod, "Ready")));
        while (pods.size() > wanted) {
            ObjectNode pod = pods.remove(0);
            editor.delete(ObjectEditor.keyOf(pod));
            events.record(set, "Normal", "SuccessfulDelete", "Deleted pod: " + pod.path("metadata").path("name").asText(), "replicaset-controller");
        }
        long ready = pods.stream().filter(pod -> Conditions.isTrue(pod, "Ready")).count();
        editor.edit(key, "status", after -> {
            ObjectNode status = after.withObject("/status");
            status.put("replicas", pods.size()).put("fullyLabeledReplicas", pods.size()).put("readyReplicas", ready)
                    .put("availableReplicas", ready).put("observedGeneration", after.path("metadata").path("generation").asLong());
        });
    }
}
