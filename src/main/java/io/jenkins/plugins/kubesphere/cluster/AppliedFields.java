package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Tells from an object's managed fields (FieldsV1 of structured-merge-diff) that applying a manifest again would change nothing: this plugin owns exactly
 * the manifest's fields, and each holds the manifest's value. It is careful: whatever it does not understand, the server is asked.
 */
final class AppliedFields {

    private static final Set<String> IDENTITY = Set.of("apiVersion", "kind");
    private static final Set<String> NAME = Set.of("name", "namespace");
    private static final String ITSELF = ".";

    private AppliedFields() {
    }

    static boolean isUnchanged(ObjectNode manifest, ObjectNode live) {
        JsonNode own = FieldOwnership.own(live);
        if (own == null && FieldOwnership.handedOver(live).isEmpty()) {
            // Who owns no field is not among the managers.
            return isSameObject(manifest, JsonNodeFactory.instance.objectNode(), live, IDENTITY);
        }
        if (own == null || !FieldOwnership.handedOver(live).isEmpty() || !own.path("apiVersion").asText().equals(manifest.path("apiVersion").asText())) {
            return false;
        }
        return isSameObject(manifest, own.path("fieldsV1"), live, IDENTITY);
    }

    private static boolean isSameObject(JsonNode manifest, JsonNode owned, JsonNode live, Set<String> skipped) {
        int fields = 0;
        for (Iterator<Map.Entry<String, JsonNode>> each = manifest.fields(); each.hasNext();) {
            Map.Entry<String, JsonNode> field = each.next();
            if (skipped.contains(field.getKey())) {
                continue;
            }
            Set<String> inside = skipped == IDENTITY && field.getKey().equals("metadata") ? NAME : Set.of();
            JsonNode ownedField = owned.get("f:" + field.getKey());
            if (ownedField == null && inside == NAME && isOnlyName(field.getValue())) {
                continue;
            }
            fields++;
            if (ownedField == null || !isSame(field.getValue(), ownedField, live.path(field.getKey()), inside)) {
                return false;
            }
        }
        return fields == size(owned);
    }

    private static boolean isOnlyName(JsonNode metadata) {
        for (Iterator<String> names = metadata.fieldNames(); names.hasNext();) {
            if (!NAME.contains(names.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(JsonNode manifest, JsonNode owned, JsonNode live, Set<String> skipped) {
        if (size(owned) == 0) {
            return isEqual(manifest, live);
        }
        if (manifest.isObject()) {
            return live.isObject() && isSameObject(manifest, owned, live, skipped);
        }
        return manifest instanceof ArrayNode list && live instanceof ArrayNode there && isSameList(list, owned, there);
    }

    /** Lists whose items have keys, in the same order; sets are left to the server. */
    private static boolean isSameList(ArrayNode manifest, JsonNode owned, ArrayNode live) {
        if (manifest.size() != size(owned)) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        int at = 0;
        for (JsonNode item : manifest) {
            Map.Entry<String, JsonNode> entry = entryOf(owned, item);
            if (entry == null || !seen.add(entry.getKey())) {
                return false;
            }
            while (at < live.size() && !hasKey(live.get(at), entry.getKey())) {
                at++;
            }
            if (at == live.size() || !isSameObject(item, entry.getValue(), live.get(at++), Set.of())) {
                return false;
            }
        }
        return true;
    }

    private static Map.Entry<String, JsonNode> entryOf(JsonNode owned, JsonNode item) {
        for (Iterator<Map.Entry<String, JsonNode>> each = owned.fields(); each.hasNext();) {
            Map.Entry<String, JsonNode> entry = each.next();
            if (entry.getKey().startsWith("k:") && hasKey(item, entry.getKey())) {
                return entry;
            }
        }
        return null;
    }

    /** Whether an item has the values of a key such as {@code k:{"containerPort":80,"protocol":"TCP"}}; the protocol may be left out, as in manifests. */
    static boolean hasKey(JsonNode item, String entry) {
        JsonNode key;
        try {
            key = ClusterConnection.JSON.readTree(entry.substring(2));
        } catch (JsonProcessingException e) {
            return false;
        }
        for (Iterator<Map.Entry<String, JsonNode>> each = key.fields(); each.hasNext();) {
            Map.Entry<String, JsonNode> field = each.next();
            JsonNode value = item.path(field.getKey());
            boolean implied = value instanceof MissingNode && field.getKey().equals("protocol") && field.getValue().asText().equals("TCP");
            if (!implied && !isEqual(value, field.getValue())) {
                return false;
            }
        }
        return !key.isEmpty();
    }

    private static int size(JsonNode owned) {
        return owned.size() - (owned.has(ITSELF) ? 1 : 0);
    }

    /** Equality of JSON values, where 1 and 1.0 are one number. */
    private static boolean isEqual(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        if (left.isContainerNode() && left.getNodeType() == right.getNodeType() && left.size() == right.size()) {
            if (left.isArray()) {
                for (int i = 0; i < left.size(); i++) {
                    if (!isEqual(left.get(i), right.get(i))) {
                        return false;
                    }
                }
                return true;
            }
            for (Iterator<Map.Entry<String, JsonNode>> each = left.fields(); each.hasNext();) {
                Map.Entry<String, JsonNode> field = each.next();
                if (!isEqual(field.getValue(), right.path(field.getKey()))) {
                    return false;
                }
            }
            return true;
        }
        return !left.isNull() && left.equals(right);
    }
}
