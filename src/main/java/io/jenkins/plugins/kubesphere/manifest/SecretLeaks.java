package io.jenkins.plugins.kubesphere.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Finds values of secret variables in objects that are not Secrets: whoever may read such an object reads the secret. */
public final class SecretLeaks {

    /** Shorter values stand everywhere by chance. */
    private static final int SHORTEST = 4;

    private SecretLeaks() {
    }

    /**
     * A secret in the open.
     *
     * @param document the object that holds it
     * @param variable name of the variable whose value it is
     * @param field path of the field
     */
    public record Leak(ManifestDocument document, String variable, String field) {
    }

    /** One leak for each variable and object, in the order of the documents. */
    public static List<Leak> find(List<ManifestDocument> documents, Map<String, String> secrets) {
        List<Leak> leaks = new ArrayList<>();
        for (ManifestDocument document : documents) {
            if (document.kind().equals("Secret") && document.apiVersion().equals("v1")) {
                continue;
            }
            secrets.forEach((variable, value) -> {
                if (value != null && value.strip().length() >= SHORTEST) {
                    String text = value.strip();
                    String field = fieldWith(document.object(), text, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)), "");
                    if (field != null) {
                        leaks.add(new Leak(document, variable, field));
                    }
                }
            });
        }
        return leaks;
    }

    private static String fieldWith(JsonNode node, String value, String encoded, String path) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (field.getKey().contains(value)) {
                    return path;
                }
                String found = fieldWith(field.getValue(), value, encoded, path.isEmpty() ? field.getKey() : path + "." + field.getKey());
                if (found != null) {
                    return found;
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                String found = fieldWith(node.get(i), value, encoded, path + "[" + i + "]");
                if (found != null) {
                    return found;
                }
            }
        } else if (node.asText().contains(value) || node.asText().contains(encoded)) {
            return path;
        }
        return null;
    }
}
