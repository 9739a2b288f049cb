package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Writes Event objects; the same word about the same object counts up instead of adding a line. */
final class ClusterEvents {
    private final ObjectEditor editor;

    ClusterEvents(ObjectEditor editor) {
        this.editor = editor;
    }

    void record(JsonNode about, String type, String reason, String message, String component) {
        String namespace = about.path("metadata").path("namespace").asText("default");
        String uid = about.path("metadata").path("uid").asText();
        for (ObjectNode event : editor.list("Event", namespace)) {
            if (event.path("involvedObject").path("uid").asText().equals(uid) && event.path("reason").asText().equals(reason)
                    && event.path("message").asText().equals(message)) {
                editor.edit(ObjectEditor.keyOf(event), "",
                        again -> again.put("count", again.path("count").asInt() + 1).put("lastTimestamp", ObjectEditor.now()));
                return;
            }
        }
        String name = about.path("metadata").path("name").asText() + "." + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        ObjectNode event = ObjectEditor.newObject("Event", namespace, name);
        event.putObject("involvedObject").put("apiVersion", about.path("apiVersion").asText()).put("kind", about.path("kind").asText())
                .put("namespace", namespace).put("name", about.path("metadata").path("name").asText()).put("uid", uid)
                .put("resourceVersion", about.path("metadata").path("resourceVersion").asText());
        event.put("type", type).put("reason", reason).put("message", message).put("count", 1)
                .put("firstTimestamp", ObjectEditor.now()).put("lastTimestamp", ObjectEditor.now());
        event.putObject("source").put("component", component);
        event.put("reportingComponent", component);
        editor.create(event);
    }
}
