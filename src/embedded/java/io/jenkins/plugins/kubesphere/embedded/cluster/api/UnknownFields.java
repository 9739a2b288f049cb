package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Field names and JSON types of the built-in kinds, as the classes of the Kubernetes model know them. */
final class UnknownFields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final Map<JavaType, Map<String, JavaType>> FIELDS = new ConcurrentHashMap<>();

    private final List<String> unknown = new ArrayList<>();

    private UnknownFields() {}

    /**
     * The paths in {@code object} that its kind does not have; empty for a custom resource, whose fields are its own.
     *
     * @throws Failure when a value has a wrong JSON type
     */
    static List<String> in(JsonNode object) {
        Class<? extends KubernetesResource> kind =
                KINDS.getRegisteredKubernetesResource(object.path("apiVersion").asText(), object.path("kind").asText());
        UnknownFields search = new UnknownFields();
        if (kind != null) {
            search.look("", object, JSON.constructType(kind));
        }
        return search.unknown;
    }

    private void look(String path, JsonNode value, JavaType type) {
        if (value.isNull()) {
            return;
        }
        if (type.isCollectionLikeType()) {
            require(path, value, value.isArray(), "array");
            for (int i = 0; i < value.size(); i++) {
                look(path + "[" + i + "]", value.get(i), type.getContentType());
            }
        } else if (type.isMapLikeType()) {
            require(path, value, value.isObject(), "object");
            value.fields().forEachRemaining(field -> look(path + "." + field.getKey(), field.getValue(), type.getContentType()));
        } else if (isModel(type)) {
            Map<String, JavaType> fields = FIELDS.computeIfAbsent(type, UnknownFields::fields);
            if (value.isObject()) {
                value.fields().forEachRemaining(field -> {
                    JavaType inner = fields.get(field.getKey());
                    String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                    if (inner == null) {
                        unknown.add(at);
                    } else {
                        look(at, field.getValue(), inner);
                    }
                });
            }
        } else if (type.hasRawClass(String.class)) {
            require(path, value, value.isTextual(), "string");
        } else if (type.hasRawClass(Integer.class) || type.hasRawClass(Long.class)) {
            require(path, value, value.isIntegralNumber(), "integer");
        } else if (type.hasRawClass(Boolean.class)) {
            require(path, value, value.isBoolean(), "boolean");
        }
    }

    private static boolean isModel(JavaType type) {
        String name = type.getRawClass().getName();
        return name.startsWith("io.fabric8.kubernetes.api.model.") && !name.endsWith(".IntOrString") && !name.endsWith(".Quantity")
                && !name.endsWith(".MicroTime") && !name.endsWith(".FieldsV1") && !name.endsWith(".JSONSchemaProps") && !type.isInterface();
    }

    private static Map<String, JavaType> fields(JavaType type) {
        Map<String, JavaType> fields = new HashMap<>();
        for (BeanPropertyDefinition property : JSON.getSerializationConfig().introspect(type).findProperties()) {
            if (property.getPrimaryType() != null) {
                fields.put(property.getName(), property.getPrimaryType());
            }
        }
        return fields;
    }

    private static void require(String path, JsonNode value, boolean right, String wanted) {
        if (!right) {
            throw Failure.badRequest("json: cannot unmarshal " + value.getNodeType().name().toLowerCase(java.util.Locale.ROOT)
                    + " into Go struct field ." + path + " of type " + wanted);
        }
    }
}
