package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectStore;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceCatalog;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.Selector;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/** The verbs get, list, log and delete. */
final class Reads {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ObjectStore store;
    private final ResourceCatalog catalog;

    Reads(ObjectStore store, ResourceCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    Answer get(ApiPath path, boolean table) {
        ObjectNode object = store.get(path.key()).orElseThrow(() -> Failure.notFound(path.type(), path.name()));
        return switch (path.subresource()) {
            case "log" -> Answer.text(PodLog.of(object));
            case "scale" -> Answer.ok(Scale.of(object));
            default -> Answer.ok(table ? Tables.of(path.type(), java.util.List.of(object), "") : object);
        };
    }

    Answer list(ApiPath path, Query query, boolean table) {
        Predicate<JsonNode> filter = filter(query);
        ObjectNode list = JSON.createObjectNode().put("kind", path.type().kind() + "List").put("apiVersion", path.type().apiVersion());
        synchronized (store) {
            list.putObject("metadata").put("resourceVersion", Long.toString(store.revision()));
            ArrayNode items = list.putArray("items");
            store.list(path.type(), path.namespace()).stream().filter(filter).forEach(items::add);
        }
        if (table) {
            java.util.List<ObjectNode> objects = new java.util.ArrayList<>();
            list.path("items").forEach(item -> objects.add((ObjectNode) item));
            return Answer.ok(Tables.of(path.type(), objects, list.path("metadata").path("resourceVersion").asText()));
        }
        return Answer.ok(list);
    }

    static Predicate<JsonNode> filter(Query query) {
        try {
            return Selector.labels(query.text("labelSelector")).and(Selector.fields(query.text("fieldSelector")));
        } catch (IllegalArgumentException e) {
            throw Failure.badRequest(e.getMessage());
        }
    }

    Answer delete(ApiPath path, JsonNode options, Query query) {
        while (true) {
            ObjectNode object = store.get(path.key()).orElseThrow(() -> Failure.notFound(path.type(), path.name()));
            String uid = options.path("preconditions").path("uid").asText("");
            String name = path.name();
            if (!uid.isEmpty() && !uid.equals(object.path("metadata").path("uid").asText())) {
                throw Failure.outdated(path.type(), name);
            }
            if (query.dryRun() || options.path("dryRun").toString().contains("All")) {
                return Answer.ok(success(path, object));
            }
            if (path.type().kind().equals("Namespace")) {
                ObjectNode ending = object.deepCopy();
                ending.withObject("/metadata").put("deletionTimestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
                ending.withObject("/status").put("phase", "Terminating");
                if (object.path("metadata").has("deletionTimestamp") || store.replace(path.key(), object, ending).isPresent()) {
                    return Answer.ok(ending);
                }
            } else {
                if (options.path("propagationPolicy").asText(query.text("propagationPolicy")).equals("Orphan")) {
                    orphan(object);
                }
                if (store.remove(path.key(), object).isPresent()) {
                    if (path.type().kind().equals("CustomResourceDefinition")) {
                        deleteInstances(name);
                    }
                    return Answer.ok(success(path, object));
                }
            }
        }
    }

    Answer deleteCollection(ApiPath path, JsonNode options, Query query) {
        for (ObjectNode object : store.list(path.type(), path.namespace()).stream().filter(filter(query)).toList()) {
            delete(new ApiPath(path.type(), object.path("metadata").path("namespace").asText(""), object.path("metadata").path("name").asText(), ""),
                    options, query);
        }
        return list(path, query, false);
    }

    private void deleteInstances(String definition) {
        catalog.types().stream().filter(type -> type.qualified().equals(definition)).forEach(type ->
                store.list(type, "").forEach(object -> store.remove(
                        ObjectKey.of(type, object.path("metadata").path("namespace").asText(""), object.path("metadata").path("name").asText()),
                        object)));
        catalog.forget(definition);
    }

    private void orphan(ObjectNode owner) {
        String uid = owner.path("metadata").path("uid").asText();
        store.all().forEach(entry -> {
            ObjectNode child = entry.getValue().deepCopy();
            ArrayNode owners = child.withObject("/metadata").withArray("ownerReferences");
            int before = owners.size();
            for (int i = before - 1; i >= 0; i--) {
                if (owners.get(i).path("uid").asText().equals(uid)) {
                    owners.remove(i);
                }
            }
            if (owners.size() < before) {
                store.replace(entry.getKey(), entry.getValue(), child);
            }
        });
    }

    private static ObjectNode success(ApiPath path, JsonNode object) {
        ObjectNode status = JSON.createObjectNode().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success").putObject("details").put("name", path.name()).put("group", path.type().group())
                .put("kind", path.type().plural()).put("uid", object.path("metadata").path("uid").asText());
        return status;
    }
}
