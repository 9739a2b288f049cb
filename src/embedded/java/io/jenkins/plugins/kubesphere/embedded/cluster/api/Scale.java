package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The {@code scale} subresource of anything with replicas. */
final class Scale {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Scale() {}

    static ObjectNode of(JsonNode object) {
        ObjectNode scale = JSON.createObjectNode().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
            if (object.path("metadata").has(field)) {
                metadata.set(field, object.path("metadata").get(field));
            }
        }
        scale.putObject("spec").put("replicas", object.path("spec").path("replicas").asInt());
        StringBuilder selector = new StringBuilder();
        object.at("/spec/selector/matchLabels").fields().forEachRemaining(label ->
                selector.append(selector.isEmpty() ? "" : ",").append(label.getKey()).append('=').append(label.getValue().asText()));
        scale.putObject("status").put("replicas", object.path("status").path("replicas").asInt()).put("selector", selector.toString());
        return scale;
    }
}
