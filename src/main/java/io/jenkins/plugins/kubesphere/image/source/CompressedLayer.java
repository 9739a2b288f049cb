package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.compression.CompressingStream;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.tar.TarFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A layer that is compressed while it is read: nothing of it lies on disk, and its digest is known once it has been read to the end, or once
 * somebody knows of the same content elsewhere. Small layers are kept in memory after the first reading.
 */
final class CompressedLayer implements Blob {

    private static final int KEPT = 4 << 20;

    private final TarFile.Content tar;
    private final Compression compression;
    private final Digest expected;
    private final String what;
    private volatile Descriptor descriptor;
    private volatile Digest diffId;
    private volatile byte[] kept;
    private volatile boolean reused;

    /** @param tar opens the uncompressed archive; the same bytes at every call */
    CompressedLayer(TarFile.Content tar, Compression compression) {
        this(tar, compression, null, "");
    }

    /**
     * @param expected what a configuration says the uncompressed bytes are; other bytes are an error instead of a published image
     * @param what the layer in messages
     */
    CompressedLayer(TarFile.Content tar, Compression compression, Digest expected, String what) {
        this.tar = tar;
        this.compression = compression;
        this.expected = expected;
        this.what = what;
        this.diffId = expected;
    }

    @Override
    public Optional<Descriptor> known() {
        return Optional.ofNullable(descriptor);
    }

    @Override
    public Optional<Digest> content() {
        return Optional.ofNullable(diffId);
    }

    @Override
    public void reuse(Descriptor present) {
        if (descriptor == null && compression.isFormOf(present.mediaType())) {
            reused = true;
            descriptor = new Descriptor(compression.mediaType(), present.digest(), present.size());
        }
    }

    @Override
    public void forget() {
        if (reused) {
            reused = false;
            descriptor = null;
        }
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
        if (diffId == null) {
            descriptor();
        }
        return diffId;
    }

    @Override
    public InputStream open() throws IOException {
        byte[] ready = kept;
        if (ready != null) {
            return new ByteArrayInputStream(ready);
        }
        return new CompressingStream(tar.open(), compression, this::finished);
    }

    private void finished(Digest compressed, long size, Digest uncompressed) throws ImageException {
        if (expected != null && !expected.equals(uncompressed)) {
            throw new ImageException(Messages.VerifiedStream_other(what, uncompressed, expected));
        }
        diffId = uncompressed;
        descriptor = new Descriptor(compression.mediaType(), compressed, size);
    }
}
