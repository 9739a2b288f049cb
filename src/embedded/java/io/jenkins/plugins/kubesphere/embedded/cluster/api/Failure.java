package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.apply.ServerSideApply.Conflict;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceType;
import java.util.List;

/** A request that ends in a {@code Status} object with {@code status: Failure}. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int code;
    private final transient ObjectNode status;

    private Failure(int code, String reason, String message) {
        super(message);
        this.code = code;
        status = JSON.createObjectNode().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message).put("reason", reason).put("code", code);
    }

    int code() {
        return code;
    }

    ObjectNode status() {
        return status;
    }

    private Failure about(ResourceType type, String name) {
        ObjectNode details = status.withObject("/details").put("name", name).put("kind", type.plural());
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        return this;
    }

    static Failure badRequest(String message) {
        return new Failure(400, "BadRequest", message);
    }

    static Failure unauthorized() {
        return new Failure(401, "Unauthorized", "Unauthorized");
    }

    static Failure noSuchPath() {
        return new Failure(404, "NotFound", "the server could not find the requested resource");
    }

    static Failure notFound(ResourceType type, String name) {
        return new Failure(404, "NotFound", type.qualified() + " \"" + name + "\" not found").about(type, name);
    }

    static Failure notAllowed() {
        return new Failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    static Failure alreadyExists(ResourceType type, String name) {
        return new Failure(409, "AlreadyExists", type.qualified() + " \"" + name + "\" already exists").about(type, name);
    }

    static Failure outdated(ResourceType type, String name) {
        return new Failure(409, "Conflict", "Operation cannot be fulfilled on " + type.qualified() + " \"" + name
                + "\": the object has been modified; please apply your changes to the latest version and try again").about(type, name);
    }

    static Failure gone(long oldest) {
        return new Failure(410, "Expired", "too old resource version (the history starts at " + oldest + ")");
    }

    static Failure unsupported(String mediaType) {
        return new Failure(415, "UnsupportedMediaType", "the body of the request was in an unknown format - accepted media types include: "
                + "application/json, application/yaml; got " + mediaType);
    }

    static Failure terminating(ResourceType type, String name, String namespace) {
        return new Failure(403, "Forbidden", type.qualified() + " \"" + name + "\" is forbidden: unable to create new content in namespace "
                + namespace + " because it is being terminated").about(type, name);
    }

    /** @param causes field path and message, two by two */
    static Failure invalid(ResourceType type, String name, List<String[]> causes) {
        StringBuilder all = new StringBuilder();
        causes.forEach(cause -> all.append(all.isEmpty() ? "" : ", ").append(cause[0]).append(": ").append(cause[1]));
        Failure failure = new Failure(422, "Invalid",
                type.kind() + (type.group().isEmpty() ? "" : "." + type.group()) + " \"" + name + "\" is invalid: "
                        + (causes.size() > 1 ? "[" + all + "]" : all)).about(type, name);
        ArrayNode list = failure.status.withObject("/details").putArray("causes");
        causes.forEach(cause -> list.addObject().put("reason", "FieldValueInvalid").put("message", cause[1]).put("field", cause[0]));
        return failure;
    }

    static Failure conflicts(ResourceType type, String name, List<Conflict> conflicts) {
        String one = conflicts.size() == 1 ? "conflict" : "conflicts";
        StringBuilder text = new StringBuilder("Apply failed with " + conflicts.size() + " " + one + ": ");
        String manager = null;
        for (Conflict conflict : conflicts) {
            String by = who(conflict);
            if (conflicts.size() == 1) {
                text.append("conflict with ").append(by).append(": ").append(conflict.field());
            } else {
                text.append(by.equals(manager) ? "" : (manager == null ? "" : "\n") + "conflicts with " + by + ":").append("\n- ")
                        .append(conflict.field());
            }
            manager = by;
        }
        Failure failure = new Failure(409, "Conflict", text.toString()).about(type, name);
        ArrayNode causes = failure.status.withObject("/details").putArray("causes");
        conflicts.forEach(conflict -> causes.addObject().put("reason", "FieldManagerConflict")
                .put("message", "conflict with " + who(conflict)).put("field", conflict.field()));
        return failure;
    }

    private static String who(Conflict conflict) {
        return '"' + conflict.manager() + '"' + (conflict.operation().equals("Update") ? " using " + conflict.apiVersion() : "");
    }
}
