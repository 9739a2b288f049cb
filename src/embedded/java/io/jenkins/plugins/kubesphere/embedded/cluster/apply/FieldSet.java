package io.jenkins.plugins.kubesphere.embedded.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A set of field paths as a tree, in the FieldsV1 form of {@code managedFields}. */
final class FieldSet {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> UNMANAGED_METADATA =
            Set.of("name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink",
                    "deletionTimestamp", "deletionGracePeriodSeconds");

    /** Whether the path that leads here is in the set itself. */
    boolean owned;
    final Map<String, FieldSet> children = new TreeMap<>();

    FieldSet child(String element) {
        return children.computeIfAbsent(element, name -> new FieldSet());
    }

    boolean isEmpty() {
        return !owned && children.values().stream().allMatch(FieldSet::isEmpty);
    }

    /** Every leaf of the object that a manager can own. */
    static FieldSet of(JsonNode object) {
        FieldSet set = new FieldSet();
        object.fields().forEachRemaining(field -> {
            switch (field.getKey()) {
                case "apiVersion", "kind" -> { }
                case "metadata" -> {
                    FieldSet metadata = new FieldSet();
                    field.getValue().fields().forEachRemaining(inner -> {
                        if (!UNMANAGED_METADATA.contains(inner.getKey())) {
                            metadata.child("f:" + inner.getKey()).fill("metadata", inner.getKey(), inner.getValue());
                        }
                    });
                    if (!metadata.children.isEmpty()) {
                        set.children.put("f:metadata", metadata);
                    }
                }
                default -> set.child("f:" + field.getKey()).fill("", field.getKey(), field.getValue());
            }
        });
        return set;
    }

    private void fill(String parent, String field, JsonNode value) {
        Shape shape = Shape.of(parent, field, value);
        if (value.isEmpty() || shape.kind() == Shape.Kind.ATOMIC) {
            owned = true;
        } else if (shape.kind() == Shape.Kind.GRANULAR) {
            value.fields().forEachRemaining(inner -> child("f:" + inner.getKey()).fill(field, inner.getKey(), inner.getValue()));
        } else {
            for (JsonNode item : value) {
                FieldSet itemSet = child(shape.element(item));
                itemSet.owned = true;
                if (item.isObject()) {
                    item.fields().forEachRemaining(inner -> itemSet.child("f:" + inner.getKey()).fill(field, inner.getKey(), inner.getValue()));
                }
            }
        }
    }

    static FieldSet parse(JsonNode fieldsV1) {
        FieldSet set = new FieldSet();
        for (Iterator<Map.Entry<String, JsonNode>> fields = fieldsV1.fields(); fields.hasNext();) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (field.getKey().equals(".")) {
                set.owned = true;
            } else {
                FieldSet child = parse(field.getValue());
                child.owned |= field.getValue().isEmpty();
                set.children.put(field.getKey(), child);
            }
        }
        return set;
    }

    ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode();
        children.forEach((name, child) -> {
            if (!child.isEmpty()) {
                ObjectNode inner = child.toJson();
                if (child.owned && !inner.isEmpty()) {
                    inner.putObject(".");
                }
                json.set(name, inner);
            }
        });
        return json;
    }

    FieldSet copy() {
        FieldSet copy = new FieldSet();
        copy.owned = owned;
        children.forEach((name, child) -> copy.children.put(name, child.copy()));
        return copy;
    }

    void addAll(FieldSet other) {
        owned |= other.owned;
        other.children.forEach((name, child) -> child(name).addAll(child));
    }

    void removeAll(FieldSet other) {
        owned &= !other.owned;
        other.children.forEach((name, child) -> {
            FieldSet mine = children.get(name);
            if (mine != null) {
                mine.removeAll(child);
            }
        });
        children.values().removeIf(FieldSet::isEmpty);
    }

    /** Keeps what {@code other} has too. */
    void retainAll(FieldSet other) {
        owned &= other.owned;
        children.keySet().retainAll(other.children.keySet());
        children.forEach((name, child) -> child.retainAll(other.children.get(name)));
        children.values().removeIf(FieldSet::isEmpty);
    }

    /** The owned paths, as conflicts name them: {@code .spec.template.spec.containers[name="app"].image}. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        collect("", paths);
        return paths;
    }

    private void collect(String prefix, List<String> paths) {
        if (owned) {
            paths.add(prefix);
        }
        children.forEach((name, child) -> child.collect(prefix + readable(name), paths));
    }

    private static String readable(String element) {
        if (element.startsWith("f:")) {
            return "." + element.substring(2);
        }
        if (element.startsWith("v:")) {
            return "[=" + element.substring(2) + "]";
        }
        try {
            StringBuilder text = new StringBuilder("[");
            JSON.readTree(element.substring(2)).fields().forEachRemaining(field ->
                    text.append(text.length() > 1 ? "," : "").append(field.getKey()).append('=').append(field.getValue()));
            return text.append(']').toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException("not a field path element: " + element, e);
        }
    }
}
