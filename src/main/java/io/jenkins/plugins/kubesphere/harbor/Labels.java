package io.jenkins.plugins.kubesphere.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** {@code /labels} of a project and {@code …/artifacts/{reference}/labels}. */
final class Labels {

    private final HarborCall call;

    Labels(HarborCall call) {
        this.call = call;
    }

    /** Puts a project's label on an artifact; the label is created if the project has none of that name. */
    void add(String artifactPath, int projectId, String name) throws IOException, InterruptedException {
        OptionalInt present = find(projectId, name);
        int id = present.isPresent() ? present.getAsInt() : create(projectId, name);
        HarborCall.Answer answer = call.send("POST", artifactPath + "/labels", Map.of("id", id));
        if (answer.status() != 200 && answer.status() != 201 && answer.status() != 409) {
            throw call.refusal(Messages.Labels_what(name), answer);
        }
    }

    private OptionalInt find(int projectId, String name) throws IOException, InterruptedException {
        String query = "labels?scope=p&page_size=100&project_id=" + projectId + "&name=" + HarborCall.escape(name);
        HarborCall.Answer answer = call.send("GET", query, null);
        if (answer.status() != 200) {
            throw call.refusal(Messages.Labels_what(name), answer);
        }
        for (JsonNode label : answer.body()) {
            if (label.path("name").asText().equals(name)) {
                return OptionalInt.of(label.path("id").asInt());
            }
        }
        return OptionalInt.empty();
    }

    private int create(int projectId, String name) throws IOException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("scope", "p");
        body.put("project_id", projectId);
        HarborCall.Answer answer = call.send("POST", "labels", body);
        if (answer.status() != 201 && answer.status() != 409) {
            throw call.refusal(Messages.Labels_what(name), answer);
        }
        return find(projectId, name).orElseThrow(() -> new HarborException(Messages.Labels_vanished(name), answer.status()));
    }
}
