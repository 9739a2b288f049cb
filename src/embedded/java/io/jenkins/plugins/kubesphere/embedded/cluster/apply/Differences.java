package io.jenkins.plugins.kubesphere.embedded.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which leaves of an object are new or have another value than before. */
final class Differences {
    private Differences() {}

    static FieldSet between(JsonNode before, JsonNode after) {
        FieldSet changed = FieldSet.of(after);
        keepChanged(changed, "", "", before, after);
        return changed;
    }

    private static void keepChanged(FieldSet set, String parent, String field, JsonNode before, JsonNode after) {
        Shape shape = Shape.of(parent, field, after);
        if (shape.kind() == Shape.Kind.ATOMIC || after.isEmpty()) {
            set.owned &= !before.equals(after);
            return;
        }
        if (shape.kind() == Shape.Kind.GRANULAR) {
            after.fields().forEachRemaining(inner -> {
                FieldSet child = set.children.get("f:" + inner.getKey());
                if (child != null) {
                    keepChanged(child, field, inner.getKey(), before.path(inner.getKey()), inner.getValue());
                }
            });
        } else {
            Map<String, JsonNode> items = items(shape, before);
            for (JsonNode item : after) {
                FieldSet child = set.children.get(shape.element(item));
                JsonNode old = items.getOrDefault(shape.element(item), MissingNode.getInstance());
                child.owned &= old.isMissingNode();
                if (item.isObject()) {
                    item.fields().forEachRemaining(inner ->
                            keepChanged(child.child("f:" + inner.getKey()), field, inner.getKey(), old.path(inner.getKey()), inner.getValue()));
                }
            }
        }
        set.children.values().removeIf(FieldSet::isEmpty);
    }

    static Map<String, JsonNode> items(Shape shape, JsonNode list) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        for (JsonNode item : list) {
            items.put(shape.element(item), item);
        }
        return items;
    }
}
