package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What an object will look like once fields of client-side apply are handed over: a dry run cannot know that those which the manifest no longer holds go,
 * because nothing is handed over in a dry run.
 */
final class FieldsLeaving {

    private FieldsLeaving() {
    }

    /** The dry run's answer without the fields that leave: a copy, or the answer itself where nothing is handed over. */
    static ObjectNode without(ObjectNode answer, JsonNode live, ObjectNode manifest) {
        List<JsonNode> others = new ArrayList<>();
        List<JsonNode> handed = new ArrayList<>();
        for (JsonNode entry : live.at("/metadata/managedFields")) {
            if (FieldOwnership.isHandedOver(entry)) {
                handed.add(entry);
            } else {
                others.add(entry.path("fieldsV1"));
            }
        }
        if (handed.isEmpty()) {
            return answer;
        }
        ObjectNode result = answer.deepCopy();
        ObjectNode lastApplied = lastApplied(live);
        handed.forEach(entry -> drop(result, entry.path("fieldsV1"), manifest, FieldOwnership.hasLastApplied(entry) ? lastApplied : null, others));
        return result;
    }

    /** What kubectl was given, with the annotation that it has put there itself; null when that cannot be known. */
    private static ObjectNode lastApplied(JsonNode live) {
        try {
            String text = live.path("metadata").path("annotations").path(FieldOwnership.LAST_APPLIED).asText();
            if (!(ClusterConnection.JSON.readTree(text) instanceof ObjectNode manifest)) {
                return null;
            }
            manifest.withObject("/metadata").withObject("/annotations").put(FieldOwnership.LAST_APPLIED, text);
            return manifest;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** @param written what the manager was given: the rest of its fields are defaults of the server, which come back; null when that is not known */
    private static void drop(JsonNode result, JsonNode fields, JsonNode manifest, JsonNode written, List<JsonNode> others) {
        for (Iterator<Map.Entry<String, JsonNode>> each = fields.fields(); each.hasNext();) {
            Map.Entry<String, JsonNode> field = each.next();
            String key = field.getKey();
            JsonNode inResult = child(result, key);
            JsonNode before = written == null ? null : child(written, key);
            if (key.equals(".") || key.startsWith("v:") || inResult.isMissingNode() || before != null && before.isMissingNode()) {
                continue;
            }
            List<JsonNode> same = others.stream().map(other -> other.path(key)).filter(other -> !other.isMissingNode()).toList();
            JsonNode wanted = child(manifest, key);
            boolean whole = field.getValue().isEmpty() || field.getValue().has(".");
            if (wanted.isMissingNode() && same.isEmpty() && whole) {
                remove(result, key, inResult);
            } else if (inResult.isContainerNode()) {
                drop(inResult, field.getValue(), wanted, before, same);
            }
        }
    }

    private static JsonNode child(JsonNode node, String key) {
        if (key.startsWith("f:")) {
            return node.path(key.substring(2));
        }
        if (key.startsWith("k:") && node.isArray()) {
            for (JsonNode item : node) {
                if (AppliedFields.hasKey(item, key)) {
                    return item;
                }
            }
        }
        return MissingNode.getInstance();
    }

    private static void remove(JsonNode from, String key, JsonNode value) {
        if (from instanceof ObjectNode object) {
            object.remove(key.substring(2));
        } else if (from instanceof ArrayNode list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                if (list.get(i) == value) {
                    list.remove(i);
                }
            }
        }
    }
}
