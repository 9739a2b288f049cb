package io.jenkins.plugins.kubesphere.image.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code manifest.json} of {@code docker save}, which names configuration and layers. An archive that holds an OCI layout with compressed
 * layers as well keeps its digests.
 */
final class DockerManifest {

    private final BlobFiles files;
    private final Layers layers;

    DockerManifest(BlobFiles files, Layers layers) {
        this.files = files;
        this.layers = layers;
    }

    /** The layers of the archive. */
    interface Layers {

        boolean isCompressed(String name) throws IOException;

        /** @param diffId digest of the uncompressed bytes, as the configuration says it */
        Blob layer(String name, Digest diffId) throws IOException;
    }

    /** @param name the repository tag to take where the archive has several images, else null */
    Image image(String name) throws IOException {
        if (files.size("manifest.json").isEmpty()) {
            String archive = files.describe();
            throw new ImageException(
                    files.size("index.json").isPresent() ? Messages.DockerArchive_isLayout(archive) : Messages.DockerArchive_notAnArchive(archive));
        }
        JsonNode chosen = choose(name);
        return preservable(chosen, name) ? new OciLayoutSource(files, null).image() : convert(chosen);
    }

    private JsonNode choose(String name) throws IOException {
        String what = files.describe() + "!manifest.json";
        JsonNode images = Json.parse(Json.bytes(files.open("manifest.json"), what), what);
        List<String> names = new ArrayList<>();
        List<JsonNode> matching = new ArrayList<>();
        for (JsonNode each : images) {
            boolean matches = name == null;
            for (JsonNode tag : each.path("RepoTags")) {
                names.add(tag.asText());
                matches |= tag.asText().equals(name) || tag.asText().equals(name + ":latest");
            }
            if (matches) {
                matching.add(each);
            }
        }
        if (matching.size() != 1) {
            throw new ImageException(Messages.DockerArchive_choose(files.describe(), String.join(", ", names)));
        }
        return matching.get(0);
    }

    /**
     * Whether the archive carries one original manifest and layers in the form in which registries want them. An index does not count: an
     * engine saves it whole but only with the blobs of its own platform.
     */
    private boolean preservable(JsonNode chosen, String name) throws IOException {
        if (name != null || files.size("oci-layout").isEmpty() || files.size("index.json").isEmpty()) {
            return false;
        }
        String what = files.describe() + "!index.json";
        JsonNode manifests = Json.parse(Json.bytes(files.open("index.json"), what), what).path("manifests");
        if (manifests.size() != 1 || MediaTypes.isIndex(manifests.get(0).path("mediaType").asText())) {
            return false;
        }
        for (JsonNode layer : chosen.path("Layers")) {
            if (!layers.isCompressed(ArchivePath.inside(layer.asText(), files.describe()))) {
                return false;
            }
        }
        return true;
    }

    private Image convert(JsonNode chosen) throws IOException {
        String configName = ArchivePath.inside(chosen.path("Config").asText(""), files.describe());
        byte[] config = Json.bytes(files.open(configName), files.describe() + "!" + configName);
        JsonNode diffIds = Json.parse(config, configName).path("rootfs").path("diff_ids");
        JsonNode layerNames = chosen.path("Layers");
        if (diffIds.size() != layerNames.size()) {
            throw new ImageException(
                    Messages.DockerArchive_layerCount(files.describe(), Integer.toString(layerNames.size()), Integer.toString(diffIds.size())));
        }
        List<Blob> blobs = new ArrayList<>();
        for (int i = 0; i < layerNames.size(); i++) {
            String layerName = ArchivePath.inside(layerNames.get(i).asText(), files.describe());
            if (files.size(layerName).isEmpty()) {
                throw new ImageException(Messages.ArchiveFiles_missing(files.describe(), layerName));
            }
            blobs.add(layers.layer(layerName, diffId(diffIds.get(i).asText(), configName)));
        }
        return new AssembledImage(Blob.of(MediaTypes.OCI_CONFIG, config), blobs, Map.of());
    }

    private Digest diffId(String text, String configName) throws ImageException {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ImageException(Messages.Json_malformed(files.describe() + "!" + configName, e.getMessage()), e);
        }
    }
}
