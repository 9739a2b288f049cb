package io.jenkins.plugins.kubesphere.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A change of some documents, as Kubernetes patches objects: JSON merge (RFC 7386), strategic merge (lists with keys are merged) or JSON patch (RFC
 * 6902). The documents that come in stay as they are.
 */
public final class ManifestPatch {

    /** The three kinds. */
    public enum Kind { MERGE, STRATEGIC, JSON6902 }

    private final String label;
    private final Kind kind;
    private final String target;
    private final JsonNode patch;

    private ManifestPatch(String label, Kind kind, String target, JsonNode patch) {
        this.label = label;
        this.kind = kind;
        this.target = target;
        this.patch = patch;
    }

    /**
     * Reads a patch.
     *
     * @param label what to call it in messages
     * @param target {@code Kind} or {@code Kind/name}; null when the patch itself has kind and metadata.name
     * @param text YAML or JSON
     * @throws ManifestException when it is none of that kind
     */
    public static ManifestPatch read(String label, Kind kind, String target, String text) throws ManifestException {
        List<JsonNode> roots = YamlReader.values(label, text);
        if (roots.size() != 1) {
            throw new ManifestException(Messages.patch_one_document(label));
        }
        JsonNode patch = roots.get(0);
        boolean fits = kind == Kind.JSON6902 ? patch.isArray() && !patch.isEmpty() : patch.isObject() && !patch.isEmpty();
        if (!fits) {
            throw new ManifestException(kind == Kind.JSON6902 ? Messages.patch_not_a_list(label) : Messages.patch_not_a_mapping(label));
        }
        String aim = target;
        if (aim == null) {
            String name = patch.path("metadata").path("name").asText("");
            if (kind == Kind.JSON6902 || !patch.path("kind").isTextual() || name.isEmpty()) {
                throw new ManifestException(Messages.patch_no_target(label));
            }
            aim = patch.path("kind").asText() + "/" + name;
        }
        return new ManifestPatch(label, kind, aim, patch);
    }

    /** @throws ManifestException when no document is meant, or the patch does not fit one that is */
    public List<ManifestDocument> apply(List<ManifestDocument> documents) throws ManifestException {
        List<ManifestDocument> changed = new ArrayList<>();
        boolean found = false;
        for (ManifestDocument document : documents) {
            if (isMeant(document)) {
                found = true;
                changed.add(new ManifestDocument(document.file(), document.line(), patched(document)));
            } else {
                changed.add(document);
            }
        }
        if (!found) {
            TreeSet<String> there = new TreeSet<>();
            documents.forEach(document -> there.add(document.kind() + "/" + document.name()));
            throw new ManifestException(Messages.patch_no_match(label, target, String.join(", ", there)));
        }
        return changed;
    }

    private boolean isMeant(ManifestDocument document) {
        int slash = target.indexOf('/');
        String name = slash < 0 ? "" : target.substring(slash + 1);
        return document.kind().equals(slash < 0 ? target : target.substring(0, slash)) && (name.isEmpty() || name.equals("*") || name.equals(document.name()));
    }

    private ObjectNode patched(ManifestDocument document) throws ManifestException {
        ObjectNode before = document.object().deepCopy();
        JsonNode after = switch (kind) {
            case MERGE -> merge(before, patch);
            case STRATEGIC -> strategic(document, before);
            case JSON6902 -> json(document, before);
        };
        boolean same = after instanceof ObjectNode object && object.path("kind").asText().equals(document.kind())
                && object.path("apiVersion").asText().equals(document.apiVersion()) && object.at("/metadata/name").asText().equals(document.name());
        if (!same) {
            throw new ManifestException(Messages.patch_identity(label, document.kind() + "/" + document.name()));
        }
        return (ObjectNode) after;
    }

    private JsonNode strategic(ManifestDocument document, ObjectNode before) throws ManifestException {
        String version = document.apiVersion();
        String group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
        if (group.contains(".") && !group.endsWith(".k8s.io")) {
            throw new ManifestException(Messages.patch_not_builtin(label, document.kind()));
        }
        return StrategicMerge.merge(before, patch);
    }

    private JsonNode json(ManifestDocument document, ObjectNode before) throws ManifestException {
        try {
            return JsonPatch.apply(patch, before);
        } catch (JsonPatchException e) {
            throw new ManifestException(Messages.patch_does_not_apply(label, document.kind() + "/" + document.name(), e.getMessage()));
        }
    }

    /** RFC 7386. */
    static JsonNode merge(JsonNode into, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        ObjectNode result = into instanceof ObjectNode object ? object : changes.objectNode();
        changes.fields().forEachRemaining(field -> {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                result.set(field.getKey(), merge(result.get(field.getKey()), field.getValue()));
            }
        });
        return result;
    }
}
