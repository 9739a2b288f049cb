package io.jenkins.plugins.kubesphere.image.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.registry.VerifiedStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An OCI image layout (OCI image specification, "Image Layout"): a directory, or a tar archive of one. Every byte is published as it lies there. */
public final class OciLayoutSource implements ImageSource {

    private static final String REF_NAME = "org.opencontainers.image.ref.name";

    private final BlobFiles files;
    private final Image image;

    /**
     * Opens a layout.
     *
     * @param layout the directory, or a tar archive
     * @param name the {@code org.opencontainers.image.ref.name} to take where there are several, else null
     * @throws ImageException if there is no such layout or the choice is not clear
     */
    public OciLayoutSource(Path layout, String name) throws IOException {
        this(files(layout), name);
    }

    OciLayoutSource(BlobFiles files, String name) throws IOException {
        this.files = files;
        if (files.size("oci-layout").isEmpty() || files.size("index.json").isEmpty()) {
            throw new ImageException(Messages.OciLayout_notALayout(files.describe()));
        }
        this.image = root(name);
    }

    private static BlobFiles files(Path layout) throws IOException {
        if (Files.isDirectory(layout)) {
            return new DirectoryFiles(layout);
        }
        if (!Files.isRegularFile(layout)) {
            throw new ImageException(Messages.Source_missing(layout));
        }
        return new ArchiveFiles(layout);
    }

    private Image root(String name) throws IOException {
        String what = files.describe() + "!index.json";
        byte[] bytes = Json.bytes(files.open("index.json"), what);
        JsonNode manifests = Json.parse(bytes, what).path("manifests");
        List<String> names = new ArrayList<>();
        List<JsonNode> matching = new ArrayList<>();
        boolean platforms = manifests.size() > 1;
        for (JsonNode each : manifests) {
            String own = each.path("annotations").path(REF_NAME).asText("");
            names.add(own.isEmpty() ? each.path("digest").asText() : own);
            if (name == null || name.equals(own)) {
                matching.add(each);
            }
            platforms &= each.has("platform") && own.isEmpty();
        }
        if (name == null && platforms) {
            return index(new Manifest(MediaTypes.OCI_INDEX, bytes), what);
        }
        if (matching.size() != 1) {
            throw new ImageException(
                    name == null && manifests.isEmpty()
                            ? Messages.OciLayout_empty(files.describe())
                            : Messages.OciLayout_choose(files.describe(), String.join(", ", names)));
        }
        return read(Json.descriptor(matching.get(0), what));
    }

    private String blobName(Descriptor descriptor) throws IOException {
        String name = "blobs/" + descriptor.digest().algorithm() + "/" + descriptor.digest().hex();
        var size = files.size(name);
        if (size.isEmpty()) {
            throw new ImageException(Messages.OciLayout_blobMissing(files.describe(), descriptor.digest()));
        }
        if (size.getAsLong() != descriptor.size()) {
            throw new ImageException(Messages.OciLayout_blobSize(
                    files.describe(), descriptor.digest(), Long.toString(size.getAsLong()), Long.toString(descriptor.size())));
        }
        return name;
    }

    private Image read(Descriptor descriptor) throws IOException {
        String name = blobName(descriptor);
        String what = files.describe() + "!" + name;
        byte[] bytes = Json.bytes(new VerifiedStream(files.open(name), descriptor, what), what);
        String mediaType = descriptor.mediaType().isEmpty() ? Json.parse(bytes, what).path("mediaType").asText("") : descriptor.mediaType();
        Manifest manifest = new Manifest(mediaType, bytes);
        return MediaTypes.isIndex(mediaType) ? index(manifest, what) : single(manifest, what);
    }

    private Image single(Manifest manifest, String what) throws IOException {
        JsonNode json = Json.parse(manifest.bytes(), what);
        List<Blob> blobs = new ArrayList<>();
        for (Descriptor layer : Json.descriptors(json.path("layers"), what)) {
            if (!MediaTypes.isForeign(layer.mediaType())) {
                blobs.add(new FileBlob(files, blobName(layer), layer));
            }
        }
        Descriptor config = Json.descriptor(json.path("config"), what);
        blobs.add(new FileBlob(files, blobName(config), config));
        return new FixedImage(manifest, blobs, List.of());
    }

    private Image index(Manifest manifest, String what) throws IOException {
        List<Image> members = new ArrayList<>();
        for (Descriptor member : Json.descriptors(Json.parse(manifest.bytes(), what).path("manifests"), what)) {
            members.add(read(member));
        }
        return new FixedImage(manifest, List.of(), members);
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
