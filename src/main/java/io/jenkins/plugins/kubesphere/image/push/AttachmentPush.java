package io.jenkins.plugins.kubesphere.image.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.image.Attachment;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import java.io.IOException;
import java.util.Optional;

/**
 * Stores the manifests of signatures, SBOMs and attestations. A registry that takes no note of subjects gets the list under a tag (OCI
 * distribution specification, "Pushing Manifests with Subject" and "Referrers Tag Schema").
 */
final class AttachmentPush {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Registry registry;
    private final String repository;

    AttachmentPush(Registry registry, String repository) {
        this.registry = registry;
        this.repository = repository;
    }

    void store(Attachment attachment) throws IOException, InterruptedException {
        Manifest manifest = attachment.image().manifest();
        Descriptor descriptor = manifest.descriptor();
        boolean noticed = registry.pushManifest(repository, manifest, attachment.tag().orElse(descriptor.digest().toString()));
        JsonNode document = JSON.readTree(manifest.bytes());
        JsonNode subject = document.path("subject").path("digest");
        if (!noticed && subject.isTextual()) {
            list(subject.asText().replace(':', '-'), entry(descriptor, document));
        }
    }

    private static ObjectNode entry(Descriptor descriptor, JsonNode document) {
        ObjectNode entry = JSON.createObjectNode();
        entry.put("mediaType", descriptor.mediaType());
        entry.put("digest", descriptor.digest().toString());
        entry.put("size", descriptor.size());
        String type = document.path("artifactType").asText(document.path("config").path("mediaType").asText(""));
        if (!type.isEmpty()) {
            entry.put("artifactType", type);
        }
        if (document.path("annotations").isObject()) {
            entry.set("annotations", document.get("annotations"));
        }
        return entry;
    }

    private void list(String tag, ObjectNode entry) throws IOException, InterruptedException {
        Optional<Manifest> present = registry.findManifest(repository, tag);
        ObjectNode index = JSON.createObjectNode();
        index.put("schemaVersion", 2);
        index.put("mediaType", MediaTypes.OCI_INDEX);
        ArrayNode entries = index.putArray("manifests");
        if (present.isPresent()) {
            for (JsonNode other : JSON.readTree(present.get().bytes()).path("manifests")) {
                if (other.path("digest").asText().equals(entry.get("digest").asText())) {
                    return;
                }
                entries.add(other);
            }
        }
        entries.add(entry);
        registry.pushManifest(repository, new Manifest(MediaTypes.OCI_INDEX, JSON.writeValueAsBytes(index)), tag);
    }
}
