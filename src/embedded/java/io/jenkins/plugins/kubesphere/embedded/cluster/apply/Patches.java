package io.jenkins.plugins.kubesphere.embedded.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON merge patch (RFC 7386) and Kubernetes' strategic merge patch. */
public final class Patches {
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE_PRIMITIVES = "$deleteFromPrimitiveList/";

    private Patches() {}

    public static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode)) {
            return patch.deepCopy();
        }
        ObjectNode merged = target instanceof ObjectNode object ? object.deepCopy() : ((ObjectNode) patch).objectNode();
        patch.fields().forEachRemaining(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), merge(merged.get(field.getKey()), field.getValue()));
            }
        });
        return merged;
    }

    public static ObjectNode strategic(ObjectNode target, ObjectNode patch) {
        return strategic("", target, patch);
    }

    private static ObjectNode strategic(String field, ObjectNode target, ObjectNode patch) {
        if (patch.path("$patch").asText().equals("replace")) {
            ObjectNode replacement = patch.deepCopy();
            replacement.remove("$patch");
            return replacement;
        }
        ObjectNode merged = target == null ? patch.objectNode() : target.deepCopy();
        patch.fields().forEachRemaining(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (name.equals("$retainKeys")) {
                List<String> keep = new ArrayList<>();
                value.forEach(key -> keep.add(key.asText()));
                merged.retain(keep);
            } else if (name.startsWith(DELETE_PRIMITIVES)) {
                removeValues(merged.get(name.substring(DELETE_PRIMITIVES.length())), value);
            } else if (!name.startsWith("$")) {
                put(field, merged, name, value);
            }
        });
        patch.fieldNames().forEachRemaining(name -> {
            if (name.startsWith(ORDER)) {
                String list = name.substring(ORDER.length());
                sort(Shape.of(field, list, merged.path(list)), merged.get(list), patch.get(name));
            }
        });
        return merged;
    }

    private static void put(String parent, ObjectNode merged, String name, JsonNode value) {
        JsonNode present = merged.get(name);
        if (value.isNull() || value.path("$patch").asText().equals("delete")) {
            merged.remove(name);
        } else if (value instanceof ObjectNode inner) {
            merged.set(name, strategic(name, present instanceof ObjectNode object ? object : null, inner));
        } else if (value instanceof ArrayNode list) {
            merged.set(name, list(Shape.of(parent, name, list), name, present instanceof ArrayNode array ? array : list.arrayNode(), list));
        } else {
            merged.set(name, value);
        }
    }

    private static ArrayNode list(Shape shape, String name, ArrayNode present, ArrayNode patch) {
        if (shape.kind() == Shape.Kind.SET) {
            ArrayNode merged = present.deepCopy();
            patch.forEach(value -> {
                if (!contains(merged, value)) {
                    merged.add(value);
                }
            });
            return merged;
        }
        boolean replace = false;
        for (JsonNode item : patch) {
            replace |= item.path("$patch").asText().equals("replace");
        }
        if (shape.kind() == Shape.Kind.ATOMIC || replace) {
            ArrayNode replacement = patch.arrayNode();
            patch.forEach(item -> {
                if (!item.has("$patch")) {
                    replacement.add(item);
                }
            });
            return replacement;
        }
        String key = shape.keys().get(0);
        Map<JsonNode, JsonNode> items = new LinkedHashMap<>();
        present.forEach(item -> items.put(item.path(key), item));
        for (JsonNode item : patch) {
            if (item.path("$patch").asText().equals("delete")) {
                items.remove(item.path(key));
            } else {
                items.put(item.path(key), strategic(name, (ObjectNode) items.get(item.path(key)), (ObjectNode) item));
            }
        }
        ArrayNode merged = patch.arrayNode();
        items.values().forEach(merged::add);
        return merged;
    }

    private static void sort(Shape shape, JsonNode list, JsonNode order) {
        if (!(list instanceof ArrayNode array)) {
            return;
        }
        List<JsonNode> wanted = new ArrayList<>();
        order.forEach(item -> wanted.add(shape.kind() == Shape.Kind.KEYED ? item.path(shape.keys().get(0)) : item));
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        items.sort(java.util.Comparator.comparingInt(item -> {
            int index = wanted.indexOf(shape.kind() == Shape.Kind.KEYED ? item.path(shape.keys().get(0)) : item);
            return index < 0 ? Integer.MAX_VALUE : index;
        }));
        array.removeAll();
        items.forEach(array::add);
    }

    private static void removeValues(JsonNode list, JsonNode values) {
        if (list instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (contains(values, array.get(i))) {
                    array.remove(i);
                }
            }
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode item : list) {
            if (item.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
