package io.jenkins.plugins.kubesphere.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /projects}. */
final class Projects {

    private final HarborCall call;

    Projects(HarborCall call) {
        this.call = call;
    }

    boolean exists(String name) throws IOException, InterruptedException {
        HarborCall.Answer answer = call.send("HEAD", "projects?project_name=" + HarborCall.escape(name), null);
        return switch (answer.status()) {
            case 200 -> true;
            case 404 -> false;
            default -> throw call.refusal(Messages.Projects_what(name), answer);
        };
    }

    /** Creates a private project; true if it was not there before. */
    boolean create(String name) throws IOException, InterruptedException {
        if (exists(name)) {
            return false;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("project_name", name);
        body.put("metadata", Map.of("public", "false"));
        HarborCall.Answer answer = call.send("POST", "projects", body);
        if (answer.isReadOnly()) {
            throw call.refusal(Messages.Projects_what(name), answer);
        }
        return switch (answer.status()) {
            case 201 -> true;
            // somebody else was a moment faster
            case 409 -> false;
            case 403 -> throw new HarborException(Messages.Projects_mayNotCreate(name, answer.error().message()), answer.status());
            default -> throw call.refusal(Messages.Projects_what(name), answer);
        };
    }

    /** A project's number; an account that may only push cannot read the project, but sees it in the list of those it belongs to. */
    int id(String name) throws IOException, InterruptedException {
        HarborCall.Answer answer = call.send("GET", "projects/" + HarborCall.escape(name), null);
        if (answer.status() == 403) {
            HarborCall.Answer list = call.send("GET", "projects?page_size=100&q=" + HarborCall.escape("name=" + name), null);
            for (JsonNode project : list.body()) {
                if (project.path("name").asText().equals(name)) {
                    return project.path("project_id").asInt();
                }
            }
        }
        if (answer.status() != 200) {
            throw call.refusal(Messages.Projects_what(name), answer);
        }
        return answer.body().path("project_id").asInt();
    }
}
