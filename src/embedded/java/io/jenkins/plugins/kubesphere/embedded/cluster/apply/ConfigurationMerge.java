package io.jenkins.plugins.kubesphere.embedded.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays an applied configuration over a live object, and takes out fields that their last owner no longer wants. */
final class ConfigurationMerge {
    private ConfigurationMerge() {}

    static ObjectNode merge(ObjectNode live, ObjectNode applied) {
        return (ObjectNode) merge("", "", live, applied);
    }

    private static JsonNode merge(String parent, String field, JsonNode live, JsonNode applied) {
        Shape shape = Shape.of(parent, field, applied);
        if (live == null || shape.kind() == Shape.Kind.ATOMIC || live.getNodeType() != applied.getNodeType()) {
            return applied.deepCopy();
        }
        if (shape.kind() == Shape.Kind.GRANULAR) {
            ObjectNode merged = live.deepCopy();
            applied.fields().forEachRemaining(inner ->
                    merged.set(inner.getKey(), merge(field, inner.getKey(), live.get(inner.getKey()), inner.getValue())));
            return merged;
        }
        Map<String, JsonNode> items = new LinkedHashMap<>(Differences.items(shape, live));
        for (JsonNode item : applied) {
            String element = shape.element(item);
            JsonNode present = items.get(element);
            items.put(element, present != null && item.isObject() ? mergeItem(field, (ObjectNode) present, (ObjectNode) item) : item.deepCopy());
        }
        ArrayNode merged = ((ArrayNode) live).arrayNode();
        items.values().forEach(merged::add);
        return merged;
    }

    private static JsonNode mergeItem(String field, ObjectNode live, ObjectNode applied) {
        ObjectNode merged = live.deepCopy();
        applied.fields().forEachRemaining(inner ->
                merged.set(inner.getKey(), merge(field, inner.getKey(), live.get(inner.getKey()), inner.getValue())));
        return merged;
    }

    /** Removes from {@code object} what {@code gone} names and {@code others} do not hold. */
    static void prune(ObjectNode object, FieldSet gone, FieldSet others) {
        prune("", "", object, gone, others);
    }

    private static void prune(String parent, String field, JsonNode node, FieldSet gone, FieldSet others) {
        if (node instanceof ObjectNode object) {
            gone.children.forEach((element, child) -> {
                String name = element.substring(2);
                JsonNode value = object.get(name);
                FieldSet held = others.children.getOrDefault(element, new FieldSet());
                if (value == null) {
                    return;
                }
                if (child.owned && held.isEmpty()) {
                    object.remove(name);
                } else {
                    boolean wasEmpty = value.isEmpty();
                    prune(field, name, value, child, held);
                    if (value.isContainerNode() && value.isEmpty() && !wasEmpty && !held.owned) {
                        object.remove(name);
                    }
                }
            });
        } else if (node instanceof ArrayNode array) {
            Shape shape = Shape.of(parent, field, array);
            for (int i = array.size() - 1; i >= 0; i--) {
                String element = shape.kind() == Shape.Kind.ATOMIC ? "" : shape.element(array.get(i));
                FieldSet child = gone.children.get(element);
                FieldSet held = others.children.getOrDefault(element, new FieldSet());
                if (child != null && child.owned && held.isEmpty()) {
                    array.remove(i);
                } else if (child != null && array.get(i) instanceof ObjectNode item) {
                    prune(parent, field, item, child, held);
                }
            }
        }
    }
}
