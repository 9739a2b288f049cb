package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the API server answered.
 *
 * @param status HTTP status
 * @param body the JSON object, empty when the answer was none
 * @param warnings texts of the Warning headers
 */
public record Answer(int status, ObjectNode body, List<String> warnings) {

    /** Whether the request was granted. */
    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** The server's own sentence. */
    public String message() {
        return body.path("message").asText("HTTP " + status);
    }

    /** The server's reason word, for example {@code NotFound}; empty when there is none. */
    public String reason() {
        return body.path("reason").asText("");
    }
}
