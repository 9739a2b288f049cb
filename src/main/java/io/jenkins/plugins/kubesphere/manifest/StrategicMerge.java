package io.jenkins.plugins.kubesphere.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Kubernetes' strategic merge for the kinds it is built with: lists whose items have a key are merged item by item, all other lists replaced. Knows the
 * directives {@code $patch} (replace, delete, merge), {@code $deleteFromPrimitiveList/…} and {@code $retainKeys}; {@code $setElementOrder/…} changes
 * nothing, as the order of merged lists is that of the manifest.
 */
final class StrategicMerge {

    private static final String PATCH = "$patch";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";
    private static final String RETAIN = "$retainKeys";
    /** Possible keys of the items of each list, the first that all items of both lists have counts. */
    private static final Map<String, List<String>> KEYS = Map.ofEntries(Map.entry("containers", List.of("name")),
            Map.entry("initContainers", List.of("name")), Map.entry("ephemeralContainers", List.of("name")), Map.entry("env", List.of("name")),
            Map.entry("ports", List.of("containerPort", "port")), Map.entry("volumes", List.of("name")),
            Map.entry("volumeMounts", List.of("mountPath")), Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("imagePullSecrets", List.of("name")), Map.entry("hostAliases", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey")), Map.entry("resourceClaims", List.of("name")),
            Map.entry("secrets", List.of("name")), Map.entry("webhooks", List.of("name")), Map.entry("ownerReferences", List.of("uid")));
    private static final Set<String> SETS = Set.of("finalizers");

    private StrategicMerge() {
    }

    /** Changes {@code into} and gives it, or what takes its place. */
    static JsonNode merge(ObjectNode into, JsonNode patch) {
        return object(into, (ObjectNode) patch);
    }

    private static ObjectNode object(ObjectNode into, ObjectNode patch) {
        String directive = patch.path(PATCH).asText("");
        if (directive.equals("replace")) {
            ObjectNode whole = patch.deepCopy();
            whole.remove(PATCH);
            return whole;
        }
        retain(into, patch.path(RETAIN));
        patch.fields().forEachRemaining(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (name.startsWith(DELETE_FROM)) {
                without(into, name.substring(DELETE_FROM.length()), value);
            } else if (name.equals(PATCH) || name.equals(RETAIN) || name.startsWith(ORDER)) {
                return;
            } else if (value.isNull() || value.path(PATCH).asText("").equals("delete")) {
                into.remove(name);
            } else if (value instanceof ObjectNode changes) {
                into.set(name, object(into.get(name) instanceof ObjectNode inner ? inner : into.objectNode(), changes));
            } else if (value instanceof ArrayNode changes) {
                into.set(name, list(name, into.get(name) instanceof ArrayNode inner ? inner : into.arrayNode(), changes));
            } else {
                into.set(name, value.deepCopy());
            }
        });
        return into;
    }

    private static void retain(ObjectNode into, JsonNode names) {
        if (names.isArray()) {
            List<String> kept = new ArrayList<>();
            names.forEach(name -> kept.add(name.asText()));
            into.retain(kept);
        }
    }

    private static void without(ObjectNode into, String list, JsonNode values) {
        if (into.get(list) instanceof ArrayNode items) {
            for (int i = items.size() - 1; i >= 0; i--) {
                for (JsonNode value : values) {
                    if (items.get(i) != null && items.get(i).equals(value)) {
                        items.remove(i);
                        break;
                    }
                }
            }
        }
    }

    private static ArrayNode list(String name, ArrayNode into, ArrayNode patch) {
        for (JsonNode item : patch) {
            if (item.size() == 1 && item.path(PATCH).asText("").equals("replace")) {
                ArrayNode whole = patch.deepCopy();
                whole.removeIf(other -> other.has(PATCH));
                return whole;
            }
        }
        if (SETS.contains(name)) {
            patch.forEach(item -> {
                if (!contains(into, item)) {
                    into.add(item);
                }
            });
            return into;
        }
        String key = key(name, into, patch);
        if (key == null) {
            return patch.deepCopy();
        }
        for (JsonNode item : patch) {
            int at = indexOf(into, key, item.path(key));
            boolean delete = item.path(PATCH).asText("").equals("delete");
            if (delete && at >= 0) {
                into.remove(at);
            } else if (!delete && at >= 0) {
                into.set(at, object((ObjectNode) into.get(at), (ObjectNode) item));
            } else if (!delete) {
                into.add(object(into.objectNode(), (ObjectNode) item));
            }
        }
        return into;
    }

    private static String key(String name, ArrayNode into, ArrayNode patch) {
        for (String key : KEYS.getOrDefault(name, List.of())) {
            if (allHave(into, key) && allHave(patch, key)) {
                return key;
            }
        }
        return null;
    }

    private static boolean allHave(ArrayNode items, String key) {
        for (JsonNode item : items) {
            if (!item.isObject() || !item.has(key)) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(ArrayNode items, String key, JsonNode value) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).path(key).equals(value)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean contains(ArrayNode items, JsonNode value) {
        for (JsonNode item : items) {
            if (item.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
