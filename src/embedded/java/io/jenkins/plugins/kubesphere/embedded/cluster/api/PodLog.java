package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;

/** The few lines that a simulated container would have written, from the state that its pod is in. */
final class PodLog {
    private PodLog() {}

    static String of(JsonNode pod) {
        StringBuilder log = new StringBuilder();
        String name = pod.path("metadata").path("name").asText();
        for (JsonNode container : pod.path("status").path("containerStatuses")) {
            String waiting = container.at("/state/waiting/reason").asText();
            if (waiting.equals("CrashLoopBackOff") || container.at("/state/terminated/exitCode").asInt() != 0) {
                log.append(name).append(' ').append(container.path("name").asText()).append(": starting\n")
                        .append(name).append(' ').append(container.path("name").asText()).append(": fatal: exiting with status 1\n");
            } else if (waiting.isEmpty()) {
                log.append(name).append(' ').append(container.path("name").asText()).append(": started ")
                        .append(container.path("image").asText()).append('\n');
            } else {
                throw Failure.badRequest("container \"" + container.path("name").asText() + "\" in pod \"" + name
                        + "\" is waiting to start: " + waiting);
            }
        }
        return log.toString();
    }
}
