package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.tar.TarFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A layer that is compressed while it is read: nothing of it lies on disk, and its digest is known once it has been read to the end. Small
 * layers are kept in memory after the first reading.
 */
final class GzipLayer implements Blob {

    private static final int KEPT = 4 << 20;

    private final TarFile.Content tar;
    private volatile Descriptor descriptor;
    private volatile Digest diffId;
    private volatile byte[] kept;

    /** @param tar opens the uncompressed archive; the same bytes at every call */
    GzipLayer(TarFile.Content tar) {
        this.tar = tar;
    }

    @Override
    public Optional<Descriptor> known() {
        return Optional.ofNullable(descriptor);
    }

    @Override
    public synchronized Descriptor descriptor() throws IOException {
        if (descriptor == null) {
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            boolean fits = true;
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = open()) {
                for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                    fits = fits && small.size() + got <= KEPT;
                    if (fits) {
                        small.write(buffer, 0, got);
                    }
                }
            }
            kept = fits ? small.toByteArray() : null;
        }
        return descriptor;
    }

    /** Digest of the uncompressed archive, which the configuration lists; reads the layer if nobody has done so yet. */
    Digest diffId() throws IOException {
        descriptor();
        return diffId;
    }

    @Override
    public InputStream open() throws IOException {
        byte[] ready = kept;
        if (ready != null) {
            return new ByteArrayInputStream(ready);
        }
        return new GzippingStream(tar.open(), (compressed, size, uncompressed) -> {
            diffId = uncompressed;
            descriptor = new Descriptor(MediaTypes.OCI_LAYER_GZIP, compressed, size);
        });
    }
}
