package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.jenkins.plugins.kubesphere.embedded.cluster.apply.FieldManagers;
import io.jenkins.plugins.kubesphere.embedded.cluster.apply.Patches;
import io.jenkins.plugins.kubesphere.embedded.cluster.apply.ServerSideApply;
import io.jenkins.plugins.kubesphere.embedded.cluster.control.Conditions;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectStore;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceCatalog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The verbs that change objects: create, update, patch, apply. */
final class Writes {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** As kube-apiserver: so often is a patch applied again to an object that somebody else changed meanwhile. */
    private static final int MOST_ATTEMPTS = 5;
    private final ObjectStore store;
    private final ResourceCatalog catalog;

    Writes(ObjectStore store, ResourceCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    Answer create(ApiPath path, ObjectNode body, Query query, String agent) {
        String given = body.path("metadata").path("name").asText("");
        if (given.isEmpty() && body.path("metadata").has("generateName")) {
            given = body.path("metadata").path("generateName").asText() + UUID.randomUUID().toString().substring(0, 5);
            body.withObject("/metadata").put("name", given);
        }
        if (given.isEmpty()) {
            throw Failure.badRequest("the name of the object must be provided");
        }
        ApiPath target = new ApiPath(path.type(), path.namespace(), given, "");
        List<String> warnings = checkFields(body, query);
        ObjectNode object = newborn(target, body);
        Admission.defaults(path.type(), object);
        Admission.validate(path.type(), object, null);
        FieldManagers.recordUpdate(null, object, query.fieldManager(agent), "");
        if (store.get(target.key()).isPresent()) {
            throw Failure.alreadyExists(path.type(), given);
        }
        return Answer.of(201, put(target, null, object, query)).with(warnings);
    }

    Answer update(ApiPath path, ObjectNode body, Query query, String agent) {
        ObjectNode before = present(path);
        List<String> warnings = checkFields(body, query);
        if (!body.path("metadata").path("name").asText(path.name()).equals(path.name())) {
            throw Failure.badRequest("the name of the object (" + body.path("metadata").path("name").asText()
                    + ") does not match the name on the URL (" + path.name() + ")");
        }
        return Answer.of(200, change(path, before, body, query, agent)).with(warnings);
    }

    Answer patch(ApiPath path, String mediaType, JsonNode patch, Query query, String agent) {
        if (mediaType.equals("application/apply-patch+yaml")) {
            return apply(path, object(patch), query);
        }
        for (int attempt = 1;; attempt++) {
            ObjectNode before = present(path);
            JsonNode view = path.subresource().equals("scale") ? Scale.of(before) : before;
            JsonNode after = switch (mediaType) {
                case "application/merge-patch+json" -> Patches.merge(view, patch);
                case "application/strategic-merge-patch+json" -> Patches.strategic((ObjectNode) view, object(patch));
                case "application/json-patch+json" -> jsonPatch(view, patch);
                default -> throw Failure.unsupported(mediaType);
            };
            List<String> warnings = checkFields(after, query);
            // A patch of whatever sort that names a version is for that version alone.
            boolean pinned = !after.path("metadata").path("resourceVersion").equals(view.path("metadata").path("resourceVersion"))
                    || patch.path("metadata").has("resourceVersion");
            try {
                return Answer.of(200, change(path, before, object(after), query, agent)).with(warnings);
            } catch (Failure failure) {
                if (failure.code() != 409 || pinned || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private static JsonNode jsonPatch(JsonNode before, JsonNode patch) {
        try {
            return JsonPatch.apply(patch, before);
        } catch (RuntimeException e) {
            throw Failure.badRequest("the JSON patch does not apply: " + e.getMessage());
        }
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw Failure.badRequest("the body must be an object");
    }

    private Answer apply(ApiPath path, ObjectNode body, Query query) {
        if (query.text("fieldManager").isEmpty()) {
            throw Failure.badRequest("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
        }
        if (body.path("metadata").has("managedFields") && !body.path("metadata").path("managedFields").isEmpty()) {
            throw Failure.badRequest("metadata.managedFields must be nil");
        }
        List<String> unknown = UnknownFields.in(body);
        if (!unknown.isEmpty()) {
            throw Failure.badRequest("failed to create typed patch object (" + path.namespace() + "/" + path.name() + "; "
                    + path.type().apiVersion() + ", Kind=" + path.type().kind() + "): ." + unknown.get(0) + ": field not declared in schema");
        }
        for (int attempt = 1;; attempt++) {
            ObjectNode before = store.get(path.key()).orElse(null);
            if (before == null && !path.subresource().isEmpty()) {
                throw Failure.notFound(path.type(), path.name());
            }
            ServerSideApply.Outcome outcome = ServerSideApply.apply(before, body, query.text("fieldManager"), query.flag("force"));
            if (outcome.object() == null) {
                throw Failure.conflicts(path.type(), path.name(), outcome.conflicts());
            }
            ObjectNode after = before == null ? newborn(path, outcome.object()) : keepIdentity(before, outcome.object());
            if (before == null && outcome.object().path("metadata").has("managedFields")) {
                after.withObject("/metadata").set("managedFields", outcome.object().path("metadata").path("managedFields"));
            }
            if (before != null && path.subresource().isEmpty() && path.type().has("status")) {
                copy(before, after, "status");
            }
            Admission.defaults(path.type(), after);
            Admission.validate(path.type(), after, before);
            try {
                return Answer.of(before == null ? 201 : 200, put(path, before, after, query));
            } catch (Failure failure) {
                if (failure.code() != 409 || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private ObjectNode change(ApiPath path, ObjectNode before, ObjectNode body, Query query, String agent) {
        String version = body.path("metadata").path("resourceVersion").asText("");
        if (!version.isEmpty() && !version.equals(before.path("metadata").path("resourceVersion").asText())) {
            throw Failure.outdated(path.type(), path.name());
        }
        ObjectNode after;
        if (path.subresource().equals("status")) {
            after = before.deepCopy();
            copy(body, after, "status");
        } else if (path.subresource().equals("scale")) {
            after = before.deepCopy();
            after.withObject("/spec").put("replicas", body.path("spec").path("replicas").asInt());
        } else {
            after = keepIdentity(before, body.deepCopy());
            if (path.type().has("status")) {
                copy(before, after, "status");
            }
            Admission.defaults(path.type(), after);
        }
        Admission.validate(path.type(), after, before);
        FieldManagers.recordUpdate(before, after, query.fieldManager(agent), path.subresource());
        ObjectNode stored = put(path, before, after, query);
        return path.subresource().equals("scale") ? Scale.of(stored) : stored;
    }

    private ObjectNode put(ApiPath path, ObjectNode before, ObjectNode after, Query query) {
        ObjectNode metadata = after.withObject("/metadata");
        if (before != null) {
            metadata.set("resourceVersion", before.path("metadata").get("resourceVersion"));
            if (after.equals(before)) {
                return before;
            }
            if (before.path("metadata").has("generation") && !before.path("spec").equals(after.path("spec"))) {
                metadata.put("generation", before.path("metadata").path("generation").asLong() + 1);
            }
        }
        if (path.type().kind().equals("CustomResourceDefinition")) {
            ObjectNode status = after.withObject("/status");
            status.set("acceptedNames", after.path("spec").path("names"));
            Conditions.set(status, "NamesAccepted", true, "NoConflicts", "no conflicts found");
            Conditions.set(status, "Established", true, "InitialNamesAccepted", "the initial names have been accepted");
        }
        if (query.dryRun()) {
            return after;
        }
        ObjectNode stored = store.replace(path.key(), before, after).orElseThrow(() -> Failure.outdated(path.type(), path.name()));
        if (path.type().kind().equals("CustomResourceDefinition")) {
            catalog.define(stored);
        }
        return stored;
    }

    private ObjectNode newborn(ApiPath path, ObjectNode body) {
        checkPlace(path, body);
        ObjectNode object = body.deepCopy();
        if (path.type().has("status")) {
            object.remove("status");
        }
        ObjectNode metadata = object.withObject("/metadata");
        metadata.remove(List.of("resourceVersion", "selfLink", "managedFields"));
        metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        if (path.type().namespaced()) {
            metadata.put("namespace", path.namespace());
        }
        if (object.has("spec") && path.type().has("status") && !path.type().kind().equals("Namespace") && !path.type().kind().equals("Service")) {
            metadata.put("generation", 1);
        }
        return object;
    }

    private void checkPlace(ApiPath path, ObjectNode body) {
        String inside = body.path("metadata").path("namespace").asText(path.namespace());
        if (path.type().namespaced() && !inside.equals(path.namespace())) {
            throw Failure.badRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
        if (!path.type().kind().equals(body.path("kind").asText()) || !path.type().apiVersion().equals(body.path("apiVersion").asText())) {
            throw Failure.badRequest(body.path("kind").asText() + " in version \"" + body.path("apiVersion").asText()
                    + "\" cannot be handled as a " + path.type().kind());
        }
        if (path.type().namespaced()) {
            ObjectNode namespace = store.get(new io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey("", "namespaces", "",
                    path.namespace())).orElseThrow(() -> Failure.notFound(ResourceCatalog.builtIn("Namespace"), path.namespace()));
            if (namespace.path("metadata").has("deletionTimestamp")) {
                throw Failure.terminating(path.type(), path.name(), path.namespace());
            }
        }
    }

    private static ObjectNode keepIdentity(ObjectNode before, ObjectNode after) {
        for (String field : List.of("uid", "creationTimestamp", "generation", "name", "namespace", "deletionTimestamp")) {
            copy((ObjectNode) before.get("metadata"), after.withObject("/metadata"), field);
        }
        after.set("apiVersion", before.get("apiVersion"));
        after.set("kind", before.get("kind"));
        return after;
    }

    private static void copy(ObjectNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field).deepCopy());
        } else {
            to.remove(field);
        }
    }

    private ObjectNode present(ApiPath path) {
        return store.get(path.key()).orElseThrow(() -> Failure.notFound(path.type(), path.name()));
    }

    private static List<String> checkFields(JsonNode body, Query query) {
        List<String> unknown = UnknownFields.in(body);
        String mode = query.text("fieldValidation");
        if (unknown.isEmpty() || mode.equals("Ignore")) {
            return List.of();
        }
        List<String> words = unknown.stream().map(field -> "unknown field \"" + field + "\"").toList();
        if (mode.equals("Strict")) {
            throw Failure.badRequest(body.path("kind").asText() + " in version \"" + body.path("apiVersion").asText().replaceAll(".*/", "")
                    + "\" cannot be handled as a " + body.path("kind").asText() + ": strict decoding error: " + String.join(", ", words));
        }
        return words;
    }
}
