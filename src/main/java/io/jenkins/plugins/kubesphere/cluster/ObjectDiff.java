package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What changes between two states of an object, one line a field. Values of Secrets never appear, only that they change. */
final class ObjectDiff {

    private static final Set<String> OF_THE_SERVER = Set.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");
    private static final String CLIENT_SIDE = "metadata.annotations." + FieldOwnership.LAST_APPLIED;
    private static final int MOST_LINES = 400;

    private ObjectDiff() {
    }

    /** Lines that begin with {@code "- "} or {@code "+ "}, or with two spaces for what is said about them; {@code before} is {@code null} for an object that does not exist yet. */
    static List<String> lines(ObjectNode before, ObjectNode after) {
        Map<String, String> left = before == null ? Map.of() : flat(before);
        Map<String, String> right = flat(after);
        Set<String> paths = new TreeSet<>(left.keySet());
        paths.addAll(right.keySet());
        boolean secret = after.path("kind").asText().equals("Secret");
        List<String> lines = new ArrayList<>();
        if (left.containsKey(CLIENT_SIDE) && !right.containsKey(CLIENT_SIDE)) {
            lines.add("  " + Messages.diff_takenOver());
            paths.remove(CLIENT_SIDE);
        }
        for (String path : paths) {
            String old = left.get(path);
            String value = right.get(path);
            if (old != null && old.equals(value)) {
                continue;
            }
            boolean masked = secret && (path.startsWith("data.") || path.startsWith("stringData.")) || path.equals(CLIENT_SIDE);
            if (old != null) {
                lines.add("- " + path + ": " + (masked ? "****" : old));
            }
            if (value != null) {
                lines.add("+ " + path + ": " + (masked ? "****" : value));
            }
        }
        if (lines.size() > MOST_LINES) {
            int more = lines.size() - MOST_LINES;
            lines = new ArrayList<>(lines.subList(0, MOST_LINES));
            lines.add("  " + Messages.and_more(more));
        }
        return lines;
    }

    private static Map<String, String> flat(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(OF_THE_SERVER);
        }
        Map<String, String> flat = new TreeMap<>();
        flatten("", copy, flat);
        return flat;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> flat) {
        if (node.isObject() && !node.isEmpty()) {
            node.fields().forEachRemaining(field -> flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), flat));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                String name = node.get(i).path("name").asText("");
                flatten(path + "[" + (name.isEmpty() ? String.valueOf(i) : name) + "]", node.get(i), flat);
            }
        } else {
            flat.put(path, node.isTextual() ? node.asText() : node.toString());
        }
    }
}
