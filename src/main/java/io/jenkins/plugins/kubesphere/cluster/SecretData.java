package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Secrets as the server keeps them. {@code stringData} is a field that is only ever written: the API server copies it into {@code data}, but notes the
 * manager as owner of {@code stringData}, so that a key which leaves the manifest would stay in the Secret, and the key of another manager would be
 * overwritten without a conflict.
 */
final class SecretData {

    private SecretData() {
    }

    /** The document with its {@code stringData} in {@code data}; itself where there is none, or where the server has to say what is wrong with it. */
    static ManifestDocument kept(ManifestDocument document) {
        ObjectNode object = document.object();
        boolean secret = document.kind().equals("Secret") && document.apiVersion().equals("v1");
        if (!secret || !(object.get("stringData") instanceof ObjectNode plain) || !isText(plain) || !isText(object.path("data"))) {
            return document;
        }
        ObjectNode kept = object.deepCopy();
        kept.remove("stringData");
        if (!plain.isEmpty()) {
            ObjectNode data = kept.get("data") instanceof ObjectNode encoded ? encoded : kept.putObject("data");
            plain.fields().forEachRemaining(field -> data.put(field.getKey(),
                    Base64.getEncoder().encodeToString(field.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        }
        return new ManifestDocument(document.file(), document.line(), kept);
    }

    private static boolean isText(JsonNode values) {
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                return false;
            }
        }
        return values.isMissingNode() || values.isObject();
    }
}
