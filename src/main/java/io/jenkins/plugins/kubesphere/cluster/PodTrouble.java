package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The pods of a workload, and what is wrong with them. */
final class PodTrouble {

    private static final Map<String, String> PODS_IN = Map.of("Deployment", "apps", "StatefulSet", "apps", "DaemonSet", "apps", "ReplicaSet", "apps",
            "Job", "batch", "Pod", "");
    /** Waiting reasons of a container that no amount of time repairs, as the kubelet writes them. */
    private static final Set<String> CERTAIN = Set.of("ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "CreateContainerConfigError",
            "CreateContainerError", "RunContainerError");
    private static final int CRASHES = 2;

    private PodTrouble() {
    }

    static boolean hasPods(String kind) {
        return PODS_IN.containsKey(kind);
    }

    /** Pods of the workload's newest revision. Empty when they may not be listed: then only the workload's own status counts. */
    static CompletableFuture<List<ObjectNode>> pods(ClusterConnection cluster, Resource resource, ObjectNode workload) {
        if (resource.kind().equals("Pod")) {
            return CompletableFuture.completedFuture(List.of(workload));
        }
        String selector = selector(workload.at("/spec/selector"));
        if (selector.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        String query = "?limit=500&labelSelector=" + Resource.encode(selector);
        CompletableFuture<List<ObjectNode>> pods = list(cluster, "/api/v1/namespaces/" + Resource.encode(resource.namespace()) + "/pods" + query);
        return switch (resource.kind()) {
            case "Deployment" -> list(cluster, "/apis/apps/v1/namespaces/" + Resource.encode(resource.namespace()) + "/replicasets" + query)
                    .thenCombine(pods, (sets, all) -> ofNewestSet(workload, sets, all));
            case "StatefulSet" -> pods.thenApply(all -> withLabel(all, "controller-revision-hash", workload.at("/status/updateRevision").asText("")));
            case "DaemonSet" -> pods.thenApply(all -> withLabel(all, "pod-template-generation",
                    workload.at("/metadata/annotations/deprecated.daemonset.template.generation").asText("")));
            default -> pods;
        };
    }

    /** A sentence when a pod certainly will not become ready, else an empty string. */
    static String certain(ObjectNode pod) {
        String name = pod.at("/metadata/name").asText();
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode container : pod.path("status").path(list)) {
                JsonNode waiting = container.at("/state/waiting");
                String reason = waiting.path("reason").asText("");
                boolean crashes = reason.equals("CrashLoopBackOff") && container.path("restartCount").asInt(0) >= CRASHES;
                if (CERTAIN.contains(reason) || crashes) {
                    return Messages.pod_container(name, container.path("name").asText(), reason, waiting.path("message").asText("").strip());
                }
            }
        }
        return "";
    }

    /** State of a pod in one line. */
    static String line(ObjectNode pod) {
        StringBuilder line = new StringBuilder("pod " + pod.at("/metadata/name").asText() + ": " + pod.at("/status/phase").asText("Pending"));
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode container : pod.path("status").path(list)) {
                container.path("state").fields().forEachRemaining(state -> line.append("; ").append(container.path("name").asText()).append(' ')
                        .append(state.getKey()).append(' ').append(state.getValue().path("reason").asText("")).append(' ')
                        .append(state.getValue().path("message").asText("").strip()));
            }
        }
        JsonNode scheduled = Readiness.conditionOf(pod.path("status"), "PodScheduled");
        if (scheduled != null && scheduled.path("status").asText().equals("False")) {
            line.append("; ").append(Readiness.text(scheduled));
        }
        return line.toString().replaceAll(" +", " ").strip();
    }

    /** The container whose log tells most: one that waits or ended badly, else none. */
    static String failing(ObjectNode pod) {
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode container : pod.path("status").path(list)) {
                boolean ended = container.at("/state/terminated/exitCode").asInt(0) != 0 || container.at("/lastState/terminated/exitCode").asInt(0) != 0;
                if (ended || container.path("restartCount").asInt(0) > 0) {
                    return container.path("name").asText();
                }
            }
        }
        for (JsonNode container : pod.path("status").path("containerStatuses")) {
            if (container.at("/state/running").isObject() && !container.path("ready").asBoolean(false)) {
                return container.path("name").asText();
            }
        }
        return "";
    }

    private static List<ObjectNode> ofNewestSet(ObjectNode deployment, List<ObjectNode> sets, List<ObjectNode> pods) {
        String revision = deployment.at("/metadata/annotations/deployment.kubernetes.io~1revision").asText("");
        for (ObjectNode set : sets) {
            boolean own = set.at("/metadata/ownerReferences/0/uid").asText().equals(deployment.at("/metadata/uid").asText());
            if (own && set.at("/metadata/annotations/deployment.kubernetes.io~1revision").asText("").equals(revision)) {
                String uid = set.at("/metadata/uid").asText();
                return pods.stream().filter(pod -> pod.at("/metadata/ownerReferences/0/uid").asText().equals(uid)).toList();
            }
        }
        return List.of();
    }

    private static List<ObjectNode> withLabel(List<ObjectNode> pods, String label, String value) {
        return pods.stream().filter(pod -> !pod.at("/metadata/labels").has(label) || pod.at("/metadata/labels").path(label).asText().equals(value)).toList();
    }

    static CompletableFuture<List<ObjectNode>> list(ClusterConnection cluster, String path) {
        return cluster.get(path).handle((answer, failure) -> {
            List<ObjectNode> items = new ArrayList<>();
            if (failure == null && answer.isOk()) {
                answer.body().path("items").forEach(item -> items.add((ObjectNode) item));
            }
            return items;
        });
    }

    private static String selector(JsonNode selector) {
        List<String> parts = new ArrayList<>();
        selector.path("matchLabels").fields().forEachRemaining(label -> parts.add(label.getKey() + "=" + label.getValue().asText()));
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asText();
            List<String> values = new ArrayList<>();
            expression.path("values").forEach(value -> values.add(value.asText()));
            parts.add(switch (expression.path("operator").asText()) {
                case "In" -> key + " in (" + String.join(",", values) + ")";
                case "NotIn" -> key + " notin (" + String.join(",", values) + ")";
                case "DoesNotExist" -> "!" + key;
                default -> key;
            });
        }
        return String.join(",", parts);
    }
}
