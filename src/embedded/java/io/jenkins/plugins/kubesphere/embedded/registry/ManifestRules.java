package io.jenkins.plugins.kubesphere.embedded.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import java.io.IOException;

/** A manifest is taken only when everything it refers to is in the repository already. */
final class ManifestRules {

    private ManifestRules() {}

    static JsonNode check(ContentStore store, String repository, byte[] bytes, String mediaType) throws IOException, Refusal {
        JsonNode json;
        try {
            json = Request.JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "MANIFEST_INVALID", "manifest invalid: " + e.getOriginalMessage());
        }
        if (!MediaTypes.MANIFESTS.contains(mediaType) || json.has("mediaType") && !json.path("mediaType").asText().equals(mediaType)) {
            throw new Refusal(415, "MANIFEST_INVALID", "unsupported media type " + mediaType);
        }
        if (MediaTypes.isIndex(mediaType)) {
            for (JsonNode member : json.path("manifests")) {
                Digest digest = DistributionApi.digest(member.path("digest").asText());
                if (store.manifestType(repository, digest).isEmpty()) {
                    throw new Refusal(404, "MANIFEST_BLOB_UNKNOWN", "manifest unknown to registry: " + digest);
                }
            }
        } else {
            blob(store, repository, json.path("config"));
            for (JsonNode layer : json.path("layers")) {
                if (!MediaTypes.isForeign(layer.path("mediaType").asText())) {
                    blob(store, repository, layer);
                }
            }
        }
        return json;
    }

    private static void blob(ContentStore store, String repository, JsonNode descriptor) throws IOException, Refusal {
        Digest digest = DistributionApi.digest(descriptor.path("digest").asText());
        if (!store.hasBlob(repository, digest) || store.size(digest) != descriptor.path("size").asLong(-1)) {
            throw new Refusal(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown to registry: " + digest);
        }
    }
}
