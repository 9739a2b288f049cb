package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Status conditions: one entry per type, with a transition time that moves only when the status does. */
public final class Conditions {
    private Conditions() {}

    public static void set(ObjectNode status, String type, boolean value, String reason, String message) {
        ArrayNode conditions = status.get("conditions") instanceof ArrayNode present ? present : status.putArray("conditions");
        String text = value ? "True" : "False";
        for (JsonNode condition : conditions) {
            if (condition.path("type").asText().equals(type)) {
                ObjectNode present = (ObjectNode) condition;
                if (!present.path("status").asText().equals(text)) {
                    present.put("status", text).put("lastTransitionTime", ObjectEditor.now());
                }
                words(present, reason, message);
                return;
            }
        }
        ObjectNode added = conditions.addObject().put("type", type).put("status", text).put("lastTransitionTime", ObjectEditor.now());
        words(added, reason, message);
    }

    private static void words(ObjectNode condition, String reason, String message) {
        if (!reason.isEmpty()) {
            condition.put("reason", reason).put("message", message);
        }
    }

    static boolean isTrue(JsonNode object, String type) {
        for (JsonNode condition : object.path("status").path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }
}
