package io.jenkins.plugins.kubesphere.embedded.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the list or map under a field name merges: the {@code x-kubernetes-list-type} and {@code x-kubernetes-map-type} of the built-in kinds, told
 * apart by the names of the field and of its parent.
 *
 * @param keys the fields that identify an item; empty unless the list is keyed
 */
record Shape(Kind kind, List<String> keys) {
    enum Kind { GRANULAR, ATOMIC, KEYED, SET }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Shape GRANULAR = new Shape(Kind.GRANULAR, List.of());
    private static final Shape ATOMIC = new Shape(Kind.ATOMIC, List.of());
    private static final Shape SET = new Shape(Kind.SET, List.of());
    private static final Map<String, Shape> LISTS = Map.ofEntries(
            keyed("containers", "name"), keyed("initContainers", "name"), keyed("ephemeralContainers", "name"), keyed("env", "name"),
            keyed("volumes", "name"), keyed("volumeMounts", "mountPath"), keyed("volumeDevices", "devicePath"),
            keyed("imagePullSecrets", "name"), keyed("secrets", "name"), keyed("conditions", "type"), keyed("hostAliases", "ip"),
            keyed("topologySpreadConstraints", "topologyKey", "whenUnsatisfiable"), keyed("ownerReferences", "uid"));
    private static final Set<String> ATOMIC_MAPS = Set.of("selector", "nodeSelector", "matchLabels", "labelSelector", "podSelector",
            "namespaceSelector", "nodeAffinity", "secretKeyRef", "configMapKeyRef", "fieldRef", "resourceFieldRef", "scaleTargetRef");

    private static Map.Entry<String, Shape> keyed(String field, String... keys) {
        return Map.entry(field, new Shape(Kind.KEYED, List.of(keys)));
    }

    static Shape of(String parent, String field, JsonNode value) {
        if (value.isObject()) {
            return ATOMIC_MAPS.contains(field) && !parent.equals("data") ? ATOMIC : GRANULAR;
        }
        if (!value.isArray()) {
            return ATOMIC;
        }
        if (field.equals("finalizers")) {
            return SET;
        }
        Shape shape = field.equals("ports") ? ports(parent) : LISTS.getOrDefault(field, ATOMIC);
        for (JsonNode item : value) {
            if (shape.kind == Kind.KEYED && !item.isObject()) {
                return ATOMIC;
            }
        }
        return shape;
    }

    private static Shape ports(String parent) {
        return switch (parent) {
            case "containers", "initContainers" -> new Shape(Kind.KEYED, List.of("containerPort", "protocol"));
            case "spec" -> new Shape(Kind.KEYED, List.of("port", "protocol"));
            default -> ATOMIC;
        };
    }

    /** The path element of a list item, as FieldsV1 writes it: {@code k:{"name":"app"}} or {@code v:"value"}. */
    String element(JsonNode item) {
        if (kind == Kind.SET) {
            return "v:" + item;
        }
        ObjectNode key = JSON.createObjectNode();
        for (String name : keys.stream().sorted().toList()) {
            JsonNode value = item.get(name);
            if (value != null) {
                key.set(name, value);
            } else if (name.equals("protocol")) {
                key.put(name, "TCP");
            }
        }
        return "k:" + key;
    }
}
