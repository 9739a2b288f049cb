package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Who owns which fields of an object, by paths as {@link ObjectDiff} writes them. */
final class FieldOwners {

    private final Map<String, String> owners = new TreeMap<>();
    private String latest = "";

    private FieldOwners() {
    }

    /** Of several owners of a field, the one who wrote last. This plugin is one of them: other jobs, and releases that were cut off, use it, too. */
    static FieldOwners of(ObjectNode object) {
        FieldOwners found = new FieldOwners();
        Map<String, JsonNode> byTime = new TreeMap<>();
        int number = 0;
        for (JsonNode entry : object.at("/metadata/managedFields")) {
            // Somebody who scales writes through a subresource, too.
            if (!entry.path("subresource").asText("").equals("status")) {
                byTime.put(entry.path("time").asText("") + "#" + number++, entry);
            }
        }
        byTime.values().forEach(entry -> {
            String time = entry.path("time").asText("");
            String owner = entry.path("manager").asText() + (time.isEmpty() ? "" : " (" + time + ")");
            found.latest = owner;
            found.walk(entry.path("fieldsV1"), object, "", owner);
        });
        return found;
    }

    /** The owner of a path or of what it is part of; the last writer where nobody owns it any more; empty when there is none. */
    String of(String path) {
        String part = path;
        while (!part.isEmpty()) {
            String owner = owners.get(part);
            if (owner != null) {
                return owner;
            }
            int end = Math.max(part.lastIndexOf('.'), part.lastIndexOf('['));
            part = end < 0 ? "" : part.substring(0, end);
        }
        return latest;
    }

    private void walk(JsonNode fields, JsonNode value, String path, String owner) {
        for (Iterator<Map.Entry<String, JsonNode>> each = fields.fields(); each.hasNext();) {
            Map.Entry<String, JsonNode> field = each.next();
            String key = field.getKey();
            String inner = null;
            JsonNode child = null;
            if (key.startsWith("f:")) {
                inner = path.isEmpty() ? key.substring(2) : path + "." + key.substring(2);
                child = value.path(key.substring(2));
            } else if (key.startsWith("k:")) {
                for (int i = 0; i < value.size() && child == null; i++) {
                    if (AppliedFields.hasKey(value.get(i), key)) {
                        String name = value.get(i).path("name").asText("");
                        inner = path + "[" + (name.isEmpty() ? String.valueOf(i) : name) + "]";
                        child = value.get(i);
                    }
                }
            }
            if (inner != null && field.getValue().isEmpty()) {
                owners.put(inner, owner);
            } else if (inner != null) {
                walk(field.getValue(), child, inner, owner);
            }
        }
    }
}
