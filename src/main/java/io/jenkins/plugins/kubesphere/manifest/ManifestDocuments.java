package io.jenkins.plugins.kubesphere.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the Kubernetes objects of manifest texts: many documents, JSON or YAML, {@code List} kinds unpacked. */
public final class ManifestDocuments {

    private ManifestDocuments() {
    }

    /**
     * The objects of one text, in order; empty documents are skipped.
     *
     * @throws ManifestException when the text or a document in it is not a Kubernetes object
     */
    public static List<ManifestDocument> read(String file, String text) throws ManifestException {
        List<ManifestDocument> documents = new ArrayList<>();
        for (DocumentReader.Root root : DocumentReader.read(file, text)) {
            if (!root.root().isNull()) {
                add(documents, file, root, root.root());
            }
        }
        return documents;
    }

    /**
     * Refuses two documents for one object: which of them is meant cannot be known.
     *
     * @throws ManifestException naming both places
     */
    public static void requireDistinct(List<ManifestDocument> documents) throws ManifestException {
        Map<String, ManifestDocument> seen = new HashMap<>();
        for (ManifestDocument document : documents) {
            String group = document.apiVersion().contains("/") ? document.apiVersion().replaceFirst("/.*", "") : "";
            String identity = group + "|" + document.kind() + "|" + document.namespace() + "|" + document.name();
            ManifestDocument first = seen.putIfAbsent(identity, document);
            if (first != null) {
                throw new ManifestException(document.file(), document.line(), 1,
                        Messages.document_twice(document.kind(), document.name(), first.position()));
            }
        }
    }

    private static void add(List<ManifestDocument> documents, String file, DocumentReader.Root root, JsonNode node) throws ManifestException {
        int line = root.lineOf(node);
        if (!(node instanceof ObjectNode object)) {
            throw new ManifestException(file, line, 1, Messages.document_not_a_mapping());
        }
        require(object, "apiVersion", file, line);
        require(object, "kind", file, line);
        if (object.has("items")) {
            addItems(documents, file, root, object);
            return;
        }
        JsonNode metadata = object.get("metadata");
        if (metadata == null || !metadata.isObject()) {
            throw new ManifestException(file, line, 1, Messages.document_without_metadata(object.get("kind").asText()));
        }
        if (metadata.hasNonNull("generateName") && !metadata.hasNonNull("name")) {
            throw new ManifestException(file, line, 1, Messages.document_generate_name(object.get("kind").asText()));
        }
        JsonNode name = metadata.get("name");
        if (name == null || !name.isTextual() || name.asText().isBlank()) {
            throw new ManifestException(file, line, 1, name == null || name.isNull() || name.isTextual()
                    ? Messages.document_without_name(object.get("kind").asText()) : Messages.document_name_not_text(object.get("kind").asText(), name));
        }
        JsonNode namespace = metadata.get("namespace");
        if (namespace != null && !namespace.isNull() && !namespace.isTextual()) {
            throw new ManifestException(file, line, 1, Messages.document_namespace_not_text(object.get("kind").asText(), namespace));
        }
        if (!name.asText().matches("[^/%\\s]+") || name.asText().equals(".") || name.asText().equals("..")
                || namespace != null && !namespace.asText("").matches("([a-z0-9]([-a-z0-9]*[a-z0-9])?)?|null")) {
            throw new ManifestException(file, line, 1, Messages.document_bad_name(object.get("kind").asText(), name.asText()));
        }
        documents.add(new ManifestDocument(file, line, object));
    }

    /** What has items is a list to kubectl; a typed list such as ConfigMapList says what its items are where they do not. */
    private static void addItems(List<ManifestDocument> documents, String file, DocumentReader.Root root, ObjectNode list) throws ManifestException {
        JsonNode items = list.get("items");
        if (!items.isArray() && !items.isNull()) {
            throw new ManifestException(file, root.lineOf(list), 1, Messages.document_items_no_list(list.get("kind").asText()));
        }
        String kind = list.get("kind").asText().replaceFirst("List$", "");
        for (JsonNode item : items) {
            if (item instanceof ObjectNode object && !kind.isEmpty() && !object.hasNonNull("kind") && !object.hasNonNull("apiVersion")) {
                object.put("kind", kind).set("apiVersion", list.get("apiVersion"));
            }
            add(documents, file, root, item);
        }
    }

    private static void require(ObjectNode object, String field, String file, int line) throws ManifestException {
        JsonNode value = object.get(field);
        if (value == null || !value.isTextual() || value.asText().isBlank()) {
            throw new ManifestException(file, line, 1, Messages.document_without_field(field));
        }
    }
}
