package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * What a request is answered with.
 *
 * @param warnings texts for {@code Warning} headers
 */
record Answer(int code, String mediaType, JsonNode body, List<String> warnings) {

    static Answer of(int code, JsonNode body) {
        return new Answer(code, "application/json", body, List.of());
    }

    static Answer ok(JsonNode body) {
        return of(200, body);
    }

    static Answer text(String text) {
        return new Answer(200, "text/plain", TextNode.valueOf(text), List.of());
    }

    Answer with(List<String> more) {
        return new Answer(code, mediaType, body, more);
    }
}
