package io.jenkins.plugins.kubesphere.image.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What {@code docker save}, {@code podman save}, buildah and jib write: a tar archive, gzip-compressed or not, with a {@code manifest.json}
 * that names configuration and layers. An archive that holds an OCI layout with compressed layers as well keeps its digests; layers that
 * lie there uncompressed are compressed while they travel.
 */
public final class DockerArchiveSource implements ImageSource {

    private final BlobFiles files;
    private final Compression compression;
    private final Image image;

    /** Takes an archive of one image and compresses with gzip where that is needed. */
    public DockerArchiveSource(Path archive, String name) throws IOException {
        this(archive, name, Compression.GZIP);
    }

    /**
     * @param name the repository tag to take where the archive has several images, else null
     * @param compression of layers that lie there uncompressed
     * @throws ImageException if there is no such archive, it is damaged or truncated, or the choice is not clear
     */
    public DockerArchiveSource(Path archive, String name, Compression compression) throws IOException {
        this.compression = compression;
        if (!Files.isRegularFile(archive)) {
            throw new ImageException(Messages.Source_missing(archive));
        }
        files = new ArchiveFiles(archive);
        if (files.size("manifest.json").isEmpty()) {
            throw new ImageException(
                    files.size("index.json").isPresent() ? Messages.DockerArchive_isLayout(archive) : Messages.DockerArchive_notAnArchive(archive));
        }
        JsonNode chosen = choose(name);
        image = preservable(chosen, name) ? new OciLayoutSource(files, null).image() : convert(chosen);
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
            if (!isCompressed(ArchivePath.inside(layer.asText(), files.describe()))) {
                return false;
            }
        }
        return true;
    }

    private boolean isCompressed(String name) throws IOException {
        try (InputStream in = files.open(name)) {
            String magic = HexFormat.of().formatHex(in.readNBytes(4));
            return magic.startsWith("1f8b") || magic.equals("28b52ffd");
        }
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
        List<Blob> layers = new ArrayList<>();
        for (int i = 0; i < layerNames.size(); i++) {
            layers.add(layer(ArchivePath.inside(layerNames.get(i).asText(), files.describe()), diffIds.get(i).asText()));
        }
        return new AssembledImage(Blob.of(MediaTypes.OCI_CONFIG, config), layers, Map.of());
    }

    private Blob layer(String name, String diffId) throws IOException {
        if (files.size(name).isEmpty()) {
            throw new ImageException(Messages.ArchiveFiles_missing(files.describe(), name));
        }
        if (isCompressed(name)) {
            return StoredLayer.of(files, name);
        }
        String what = files.describe() + "!" + name;
        try {
            return new CompressedLayer(() -> files.open(name), compression, Digest.parse(diffId), what);
        } catch (IllegalArgumentException e) {
            throw new ImageException(Messages.Json_malformed(what, e.getMessage()), e);
        }
    }

    @Override
    public Image image() {
        return image;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
