package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rolls a deployment's template out by replica sets, within maxSurge and maxUnavailable. */
final class DeploymentControl {
    private static final String REVISION = "deployment.kubernetes.io/revision";
    private final ObjectEditor editor;
    private final ClusterEvents events;
    private final ControlLoop.Later later;

    DeploymentControl(ObjectEditor editor, ClusterEvents events, ControlLoop.Later later) {
        this.editor = editor;
        this.events = events;
        this.later = later;
    }

    void reconcile(ObjectKey key) {
        ObjectNode deployment = editor.get(key).orElse(null);
        if (deployment == null) {
            return;
        }
        JsonNode spec = deployment.path("spec");
        if (spec.path("paused").asBoolean()) {
            writeStatus(key, deployment, sets(deployment), null);
            return;
        }
        String hash = PodFactory.hash(spec.path("template"));
        List<ObjectNode> sets = sets(deployment);
        ObjectNode current = sets.stream().filter(set -> label(set).equals(hash)).findFirst().orElse(null);
        int wanted = spec.path("replicas").asInt(1);
        if (current == null || revision(current) < sets.stream().mapToLong(DeploymentControl::revision).max().orElse(0)) {
            current = makeCurrent(deployment, current, hash, sets);
            sets = sets(deployment);
        }
        scale(deployment, current, sets, wanted);
        cleanUp(deployment, current);
        writeStatus(key, deployment, sets(deployment), hash);
    }

    private ObjectNode makeCurrent(ObjectNode deployment, ObjectNode present, String hash, List<ObjectNode> sets) {
        long next = sets.stream().mapToLong(DeploymentControl::revision).max().orElse(0) + 1;
        ObjectNode set = present;
        if (set == null) {
            String name = deployment.path("metadata").path("name").asText() + "-" + hash;
            set = ObjectEditor.newObject("ReplicaSet", deployment.path("metadata").path("namespace").asText(), name);
            ObjectNode metadata = set.withObject("/metadata");
            metadata.put("generation", 1);
            JsonNode template = deployment.path("spec").path("template");
            PodFactory.copy(template.path("metadata"), metadata, "labels");
            metadata.withObject("/labels").put("pod-template-hash", hash);
            metadata.putObject("annotations").put(REVISION, Long.toString(next));
            Ownership.setController(set, deployment);
            ObjectNode spec = set.putObject("spec").put("replicas", 0);
            PodFactory.copy(deployment.path("spec"), spec, "selector");
            spec.withObject("/selector/matchLabels").put("pod-template-hash", hash);
            PodFactory.copy(deployment.path("spec"), spec, "template");
            spec.withObject("/template/metadata/labels").put("pod-template-hash", hash);
            set = editor.create(set).orElse(set);
        } else {
            editor.edit(ObjectEditor.keyOf(set), "", after -> after.withObject("/metadata/annotations").put(REVISION, Long.toString(next)));
        }
        editor.edit(ObjectEditor.keyOf(deployment), "", after -> {
            after.withObject("/metadata/annotations").put(REVISION, Long.toString(next));
            Conditions.set(after.withObject("/status"), "Progressing", true, "ReplicaSetUpdated", "The template changed.");
            ObjectNode progressing = (ObjectNode) after.path("status").path("conditions").get(indexOfProgressing(after));
            progressing.put("lastUpdateTime", Instant.now().toString());
        });
        return editor.get(ObjectEditor.keyOf(set)).orElse(set);
    }

    private static int indexOfProgressing(JsonNode deployment) {
        JsonNode conditions = deployment.path("status").path("conditions");
        int index = 0;
        while (!conditions.get(index).path("type").asText().equals("Progressing")) {
            index++;
        }
        return index;
    }

    private void scale(ObjectNode deployment, ObjectNode current, List<ObjectNode> sets, int wanted) {
        boolean recreate = deployment.path("spec").path("strategy").path("type").asText().equals("Recreate");
        JsonNode rolling = deployment.path("spec").path("strategy").path("rollingUpdate");
        int surge = amount(rolling.path("maxSurge"), wanted, true);
        int unavailable = amount(rolling.path("maxUnavailable"), wanted, false);
        if (surge == 0 && unavailable == 0) {
            unavailable = 1;
        }
        List<ObjectNode> old = new ArrayList<>(sets);
        String currentName = current.path("metadata").path("name").asText();
        old.removeIf(set -> set.path("metadata").path("name").asText().equals(currentName));
        int oldReplicas = old.stream().mapToInt(DeploymentControl::replicas).sum();
        int grown = recreate ? (oldReplicas == 0 && oldPods(old) == 0 ? wanted : 0)
                : Math.min(wanted, Math.max(replicas(current), wanted + surge - oldReplicas));
        resize(deployment, current, grown);
        int available = sets.stream().mapToInt(set -> set.path("status").path("availableReplicas").asInt()).sum();
        int spare = recreate ? oldReplicas : available - (wanted - unavailable);
        old.sort(Comparator.comparingInt(set -> set.path("status").path("availableReplicas").asInt()));
        for (ObjectNode set : old) {
            // Replicas that are not available cost nothing to take away.
            int idle = replicas(set) - set.path("status").path("availableReplicas").asInt();
            int down = Math.min(replicas(set), Math.max(0, idle) + Math.max(0, spare));
            spare -= Math.max(0, down - Math.max(0, idle));
            resize(deployment, set, replicas(set) - down);
        }
    }

    private static int oldPods(List<ObjectNode> old) {
        return old.stream().mapToInt(set -> set.path("status").path("replicas").asInt()).sum();
    }

    private void resize(ObjectNode deployment, ObjectNode set, int replicas) {
        if (replicas(set) == replicas) {
            return;
        }
        String name = set.path("metadata").path("name").asText();
        events.record(deployment, "Normal", "ScalingReplicaSet",
                "Scaled " + (replicas > replicas(set) ? "up" : "down") + " replica set " + name + " from " + replicas(set) + " to " + replicas,
                "deployment-controller");
        editor.edit(ObjectEditor.keyOf(set), "", after -> after.withObject("/spec").put("replicas", replicas));
    }

    private void cleanUp(ObjectNode deployment, ObjectNode current) {
        int limit = deployment.path("spec").path("revisionHistoryLimit").asInt(10);
        List<ObjectNode> idle = new ArrayList<>(sets(deployment));
        idle.removeIf(set -> replicas(set) > 0 || label(set).equals(label(current)));
        idle.sort(Comparator.comparingLong(DeploymentControl::revision));
        for (int i = 0; i < idle.size() - limit; i++) {
            editor.delete(ObjectEditor.keyOf(idle.get(i)));
        }
    }

    private void writeStatus(ObjectKey key, ObjectNode deployment, List<ObjectNode> sets, String hash) {
        int wanted = deployment.path("spec").path("replicas").asInt(1);
        int replicas = sets.stream().mapToInt(set -> set.path("status").path("replicas").asInt()).sum();
        int available = sets.stream().mapToInt(set -> set.path("status").path("availableReplicas").asInt()).sum();
        int updated = sets.stream().filter(set -> label(set).equals(hash)).mapToInt(set -> set.path("status").path("replicas").asInt()).sum();
        int updatedAvailable =
                sets.stream().filter(set -> label(set).equals(hash)).mapToInt(set -> set.path("status").path("availableReplicas").asInt()).sum();
        boolean complete = updated == wanted && updatedAvailable == wanted && replicas == wanted;
        int minimum = wanted - amount(deployment.path("spec").path("strategy").path("rollingUpdate").path("maxUnavailable"), wanted, false);
        long deadline = deployment.path("spec").path("progressDeadlineSeconds").asLong(600);
        editor.edit(key, "status", after -> {
            ObjectNode status = after.withObject("/status");
            status.put("observedGeneration", deployment.path("metadata").path("generation").asLong());
            count(status, "replicas", replicas);
            count(status, "updatedReplicas", updated);
            count(status, "readyReplicas", available);
            count(status, "availableReplicas", available);
            count(status, "unavailableReplicas", Math.max(0, Math.max(wanted, replicas) - available));
            Conditions.set(status, "Available", available >= minimum,
                    available >= minimum ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                    available >= minimum ? "Deployment has minimum availability." : "Deployment does not have minimum availability.");
            progress(after, complete, deadline);
        });
        if (!complete) {
            later.again(key, Duration.ofSeconds(1));
        }
    }

    private static void progress(ObjectNode deployment, boolean complete, long deadline) {
        ObjectNode status = deployment.withObject("/status");
        if (complete) {
            Conditions.set(status, "Progressing", true, "NewReplicaSetAvailable", "The newest replica set has successfully progressed.");
            return;
        }
        for (JsonNode condition : status.path("conditions")) {
            String since = condition.path("lastUpdateTime").asText("");
            if (condition.path("type").asText().equals("Progressing") && !since.isEmpty()
                    && Instant.parse(since).plusSeconds(deadline).isBefore(Instant.now())) {
                Conditions.set(status, "Progressing", false, "ProgressDeadlineExceeded", "The newest replica set has timed out progressing.");
                return;
            }
        }
    }

    private static void count(ObjectNode status, String field, int value) {
        if (value == 0) {
            status.remove(field);
        } else {
            status.put(field, value);
        }
    }

    private List<ObjectNode> sets(ObjectNode deployment) {
        return Ownership.ownedBy(editor.list("ReplicaSet", deployment.path("metadata").path("namespace").asText()), deployment);
    }

    private static int replicas(JsonNode set) {
        return set.path("spec").path("replicas").asInt();
    }

    private static long revision(JsonNode set) {
        return set.path("metadata").path("annotations").path(REVISION).asLong();
    }

    private static String label(JsonNode set) {
        return set.path("metadata").path("labels").path("pod-template-hash").asText();
    }

    private static int amount(JsonNode value, int of, boolean up) {
        String text = value.asText("25%");
        if (!text.endsWith("%")) {
            return Integer.parseInt(text);
        }
        double share = of * Integer.parseInt(text.substring(0, text.length() - 1)) / 100.0;
        return (int) (up ? Math.ceil(share) : Math.floor(share));
    }
}
