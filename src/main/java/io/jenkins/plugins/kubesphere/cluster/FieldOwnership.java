package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Who owns which fields of an object. What client-side {@code kubectl apply} owns is handed over to this plugin before its first apply:
 * otherwise a field that leaves the manifest would stay in the object for ever.
 */
final class FieldOwnership {

    /** The name under which client-side kubectl apply writes. */
    static final String CLIENT_SIDE = "kubectl-client-side-apply";
    /** The annotation in which client-side kubectl apply keeps the manifest that it was given. */
    static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final Set<String> CHANGES_BY_ITSELF = Set.of("resourceVersion", "generation");

    private FieldOwnership() {
    }

    /** Names of the managers whose fields are handed over; empty when there is nothing to hand over. */
    static Set<String> handedOver(JsonNode live) {
        Set<String> managers = new HashSet<>();
        for (JsonNode entry : live.at("/metadata/managedFields")) {
            if (isHandedOver(entry)) {
                managers.add(entry.path("manager").asText());
            }
        }
        return managers;
    }

    /** The entry of this plugin's server-side apply, or {@code null}. */
    static JsonNode own(JsonNode live) {
        for (JsonNode entry : live.at("/metadata/managedFields")) {
            if (isOwn(entry)) {
                return entry;
            }
        }
        return null;
    }

    /** Whether nobody but this plugin has written to the object; controllers that report its status do not count. */
    static boolean isOnlyOwn(JsonNode live) {
        for (JsonNode entry : live.at("/metadata/managedFields")) {
            if (!isOwn(entry) && entry.path("subresource").asText("").isEmpty()) {
                return false;
            }
        }
        return own(live) != null;
    }

    /** A JSON patch that hands the client-side fields over; it fails when the object has changed since it was read. */
    static ArrayNode handOver(JsonNode live) {
        ObjectNode mine = null;
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : live.at("/metadata/managedFields")) {
            if (!isOwn(entry) && !isHandedOver(entry)) {
                kept.add(entry);
            } else if (mine == null) {
                mine = entry.deepCopy();
            } else {
                union((ObjectNode) mine.get("fieldsV1"), (ObjectNode) entry.get("fieldsV1"));
            }
        }
        if (mine != null) {
            mine.put("manager", ReleaseOptions.FIELD_MANAGER).put("operation", "Apply");
            kept.add(mine);
        }
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject().put("op", "replace").put("path", "/metadata/managedFields").set("value", kept);
        patch.addObject().put("op", "replace").put("path", "/metadata/resourceVersion").put("value", live.at("/metadata/resourceVersion").asText());
        return patch;
    }

    /** Whether two states of an object are the same, owners included, times and counters aside. */
    static boolean same(ObjectNode left, ObjectNode right) {
        return comparable(left).equals(comparable(right));
    }

    private static ObjectNode comparable(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(CHANGES_BY_ITSELF);
            for (JsonNode entry : metadata.path("managedFields")) {
                ((ObjectNode) entry).remove("time");
            }
        }
        copy.remove("status");
        return copy;
    }

    private static boolean isOwn(JsonNode entry) {
        return entry.path("manager").asText().equals(ReleaseOptions.FIELD_MANAGER) && entry.path("operation").asText().equals("Apply")
                && entry.path("subresource").asText("").isEmpty();
    }

    /** What client-side apply wrote, under whatever name (its annotation tells), and what an undo of this plugin wrote. */
    static boolean isHandedOver(JsonNode entry) {
        String manager = entry.path("manager").asText();
        boolean known = manager.equals(CLIENT_SIDE) || manager.equals(ReleaseOptions.FIELD_MANAGER)
                || hasLastApplied(entry);
        return known && entry.path("operation").asText().equals("Update") && entry.path("subresource").asText("").isEmpty()
                && entry.path("fieldsV1").isObject();
    }

    static boolean hasLastApplied(JsonNode entry) {
        return entry.path("fieldsV1").path("f:metadata").path("f:annotations").has("f:" + LAST_APPLIED);
    }

    private static void union(ObjectNode into, ObjectNode from) {
        from.fields().forEachRemaining(field -> {
            if (into.get(field.getKey()) instanceof ObjectNode mine && field.getValue() instanceof ObjectNode theirs) {
                union(mine, theirs);
            } else {
                into.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }
}
