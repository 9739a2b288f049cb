package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Checks an object by the structural schema of its definition (apiextensions.k8s.io/v1): types, required and unknown fields, enumerations, patterns and
 * bounds. Rules in CEL and combinations of schemas are left to the server, which judges the object again when it is written.
 */
final class StructuralSchema {

    private static final int MOST = 10;

    private final List<String> problems = new ArrayList<>();

    private StructuralSchema() {
    }

    /** Sentences, each with the field's path; empty when the object fits. */
    static List<String> problems(JsonNode schema, JsonNode object) {
        StructuralSchema check = new StructuralSchema();
        if (schema.isObject()) {
            check.node(schema, object, "", true);
        }
        return check.problems;
    }

    private void say(String problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }

    private void node(JsonNode schema, JsonNode value, String path, boolean root) {
        if (value.isNull()) {
            return;
        }
        if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
            if (!value.isIntegralNumber() && !value.isTextual()) {
                say(Messages.schema_type(path, "integer or string"));
            }
            return;
        }
        String type = schema.path("type").asText("");
        if (!type.isEmpty() && !hasType(type, value)) {
            say(Messages.schema_type(path, type));
            return;
        }
        limits(schema, value, path);
        if (value.isObject()) {
            object(schema, value, path, root);
        } else if (value.isArray() && schema.path("items").isObject()) {
            for (int i = 0; i < value.size(); i++) {
                node(schema.get("items"), value.get(i), path + "[" + i + "]", false);
            }
        }
    }

    private static boolean hasType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> true;
        };
    }

    private void object(JsonNode schema, JsonNode value, String path, boolean root) {
        JsonNode properties = schema.path("properties");
        boolean open = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false) || schema.path("x-kubernetes-embedded-resource").asBoolean(false);
        for (JsonNode required : schema.path("required")) {
            if (value.path(required.asText()).isMissingNode()) {
                say(Messages.schema_required(child(path, required.asText())));
            }
        }
        for (Iterator<Map.Entry<String, JsonNode>> each = value.fields(); each.hasNext();) {
            Map.Entry<String, JsonNode> field = each.next();
            String name = field.getKey();
            if (root && (name.equals("apiVersion") || name.equals("kind") || name.equals("metadata"))) {
                continue;
            }
            if (properties.has(name)) {
                node(properties.get(name), field.getValue(), child(path, name), false);
            } else if (schema.path("additionalProperties").isObject()) {
                node(schema.get("additionalProperties"), field.getValue(), child(path, name), false);
            } else if (!open && !schema.path("additionalProperties").asBoolean(false)) {
                say(Messages.schema_unknown(child(path, name)));
            }
        }
    }

    private void limits(JsonNode schema, JsonNode value, String path) {
        JsonNode words = schema.path("enum");
        if (words.isArray()) {
            boolean listed = false;
            List<String> allowed = new ArrayList<>();
            for (JsonNode word : words) {
                listed |= word.equals(value) || word.asText().equals(value.asText()) && value.isValueNode();
                allowed.add(word.asText());
            }
            if (!listed) {
                say(Messages.schema_enum(path, String.join(", ", allowed)));
            }
        }
        if (value.isNumber() && (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()
                || schema.has("maximum") && value.asDouble() > schema.get("maximum").asDouble())) {
            say(Messages.schema_range(path, schema.path("minimum").asText("-∞"), schema.path("maximum").asText("∞")));
        }
        if (value.isTextual() && schema.path("pattern").isTextual() && !matches(schema.get("pattern").asText(), value.asText())) {
            say(Messages.schema_pattern(path, schema.get("pattern").asText()));
        }
    }

    /** Go's expressions are close to Java's; one that Java does not know is left to the server. */
    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return true;
        }
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
