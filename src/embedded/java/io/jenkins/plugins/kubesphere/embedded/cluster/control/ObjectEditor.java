package io.jenkins.plugins.kubesphere.embedded.cluster.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.apply.FieldManagers;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectStore;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceCatalog;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes that a cluster's own components make: optimistic, repeated on conflict, silent when nothing changes. */
public final class ObjectEditor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ObjectStore store;
    private final String manager;

    public ObjectEditor(ObjectStore store, String manager) {
        this.store = store;
        this.manager = manager;
    }

    ObjectStore store() {
        return store;
    }

    Optional<ObjectNode> get(ObjectKey key) {
        return store.get(key);
    }

    List<ObjectNode> list(String kind, String namespace) {
        return store.list(ResourceCatalog.builtIn(kind), namespace);
    }

    /** An object with the metadata that the API server would give it; not stored yet. */
    public static ObjectNode newObject(String kind, String namespace, String name) {
        ResourceType type = ResourceCatalog.builtIn(kind);
        ObjectNode object = JSON.createObjectNode().put("apiVersion", type.apiVersion()).put("kind", kind);
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        if (type.namespaced()) {
            metadata.put("namespace", namespace);
        }
        metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", now());
        return object;
    }

    /** Creates it unless there is one already. */
    public Optional<ObjectNode> create(ObjectNode object) {
        ObjectKey key = keyOf(object);
        ObjectNode created = object.deepCopy();
        FieldManagers.recordUpdate(null, created, manager, "");
        return store.replace(key, null, created);
    }

    /** Changes what is stored; does nothing when it is gone or {@code change} leaves it as it was. */
    public void edit(ObjectKey key, String subresource, Consumer<ObjectNode> change) {
        while (true) {
            ObjectNode before = store.get(key).orElse(null);
            if (before == null) {
                return;
            }
            ObjectNode after = before.deepCopy();
            change.accept(after);
            if (after.equals(before)) {
                return;
            }
            if (!after.path("spec").equals(before.path("spec")) && after.path("metadata").has("generation")) {
                after.withObject("/metadata").put("generation", before.path("metadata").path("generation").asLong() + 1);
            }
            FieldManagers.recordUpdate(before, after, manager, subresource);
            if (store.replace(key, before, after).isPresent()) {
                return;
            }
        }
    }

    public void delete(ObjectKey key) {
        while (true) {
            ObjectNode present = store.get(key).orElse(null);
            if (present == null || store.remove(key, present).isPresent()) {
                return;
            }
        }
    }

    public static ObjectKey keyOf(ObjectNode object) {
        ResourceType type = ResourceCatalog.builtIn(object.path("kind").asText());
        return ObjectKey.of(type, object.path("metadata").path("namespace").asText(""), object.path("metadata").path("name").asText());
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
