package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code docker save}, {@code podman save}, buildah and jib write: a tar archive, gzip-compressed or not, with a {@code manifest.json}
 * that names configuration and layers. Layers that lie there uncompressed are compressed while they travel.
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
        image = new DockerManifest(files, new StoredLayers()).image(name);
    }

    private final class StoredLayers implements DockerManifest.Layers {

        @Override
        public boolean isCompressed(String name) throws IOException {
            try (InputStream in = files.open(name)) {
                return LayerForm.of(in.readNBytes(LayerForm.BYTES)).isPresent();
            }
        }

        @Override
        public Blob layer(String name, Digest diffId) throws IOException {
            if (isCompressed(name)) {
                return StoredLayer.of(files, name);
            }
            return new CompressedLayer(() -> files.open(name), compression, diffId, files.describe() + "!" + name);
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
