package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The tables that {@code kubectl get} prints. */
final class Tables {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Tables() {}

    static ObjectNode of(ResourceType type, List<ObjectNode> objects, String resourceVersion) {
        ObjectNode table = JSON.createObjectNode().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata").put("resourceVersion", resourceVersion);
        ArrayNode columns = table.putArray("columnDefinitions");
        for (String column : columns(type)) {
            columns.addObject().put("name", column).put("type", "string").put("format", column.equals("Name") ? "name" : "")
                    .put("description", column).put("priority", 0);
        }
        ArrayNode rows = table.putArray("rows");
        for (ObjectNode object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            cells(type, object).forEach(cells::add);
            ObjectNode partial = row.putObject("object").put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
            partial.set("metadata", object.path("metadata"));
        }
        return table;
    }

    private static List<String> columns(ResourceType type) {
        return switch (type.kind()) {
            case "Deployment" -> List.of("Name", "Ready", "Up-to-date", "Available", "Age");
            case "ReplicaSet" -> List.of("Name", "Desired", "Current", "Ready", "Age");
            case "StatefulSet" -> List.of("Name", "Ready", "Age");
            case "DaemonSet" -> List.of("Name", "Desired", "Ready", "Age");
            case "Pod" -> List.of("Name", "Ready", "Status", "Restarts", "Age");
            case "Service" -> List.of("Name", "Type", "Cluster-IP", "Port(s)", "Age");
            case "Namespace" -> List.of("Name", "Status", "Age");
            case "Job" -> List.of("Name", "Completions", "Age");
            case "Event" -> List.of("Last Seen", "Type", "Reason", "Object", "Message");
            default -> List.of("Name", "Age");
        };
    }

    private static List<String> cells(ResourceType type, JsonNode object) {
        String name = object.path("metadata").path("name").asText();
        JsonNode spec = object.path("spec");
        JsonNode status = object.path("status");
        List<String> cells = new ArrayList<>();
        cells.add(name);
        switch (type.kind()) {
            case "Deployment" -> cells.addAll(List.of(share(status.path("readyReplicas"), spec.path("replicas")),
                    number(status.path("updatedReplicas")), number(status.path("availableReplicas"))));
            case "ReplicaSet" -> cells.addAll(List.of(number(spec.path("replicas")), number(status.path("replicas")),
                    number(status.path("readyReplicas"))));
            case "StatefulSet" -> cells.add(share(status.path("readyReplicas"), spec.path("replicas")));
            case "DaemonSet" -> cells.addAll(List.of(number(status.path("desiredNumberScheduled")), number(status.path("numberReady"))));
            case "Pod" -> cells.addAll(List.of(podReady(object), podStatus(object), number(status.at("/containerStatuses/0/restartCount"))));
            case "Service" -> cells.addAll(List.of(spec.path("type").asText(), spec.path("clusterIP").asText(), ports(spec)));
            case "Namespace" -> cells.add(status.path("phase").asText());
            case "Job" -> cells.add(share(status.path("succeeded"), spec.path("completions")));
            case "Event" -> {
                return List.of(age(object.path("lastTimestamp").asText()), object.path("type").asText(), object.path("reason").asText(),
                        object.at("/involvedObject/kind").asText().toLowerCase(java.util.Locale.ROOT) + "/"
                                + object.at("/involvedObject/name").asText(),
                        object.path("message").asText());
            }
            default -> { }
        }
        cells.add(age(object.path("metadata").path("creationTimestamp").asText()));
        return cells;
    }

    private static String podReady(JsonNode pod) {
        JsonNode containers = pod.path("status").path("containerStatuses");
        int ready = 0;
        for (JsonNode container : containers) {
            ready += container.path("ready").asBoolean() ? 1 : 0;
        }
        return ready + "/" + pod.path("spec").path("containers").size();
    }

    private static String podStatus(JsonNode pod) {
        for (JsonNode container : pod.path("status").path("containerStatuses")) {
            for (String state : List.of("waiting", "terminated")) {
                String reason = container.path("state").path(state).path("reason").asText("");
                if (!reason.isEmpty()) {
                    return reason;
                }
            }
        }
        return pod.path("status").path("phase").asText();
    }

    private static String ports(JsonNode spec) {
        List<String> ports = new ArrayList<>();
        spec.path("ports").forEach(port -> ports.add(port.path("port").asText() + "/" + port.path("protocol").asText()));
        return String.join(",", ports);
    }

    private static String share(JsonNode part, JsonNode all) {
        return part.asInt() + "/" + all.asInt();
    }

    private static String number(JsonNode value) {
        return Integer.toString(value.asInt());
    }

    private static String age(String since) {
        try {
            Duration age = Duration.between(Instant.parse(since), Instant.now());
            if (age.toDays() > 1) {
                return age.toDays() + "d";
            }
            return age.toMinutes() > 1 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
        } catch (DateTimeParseException e) {
            return "<unknown>";
        }
    }
}
