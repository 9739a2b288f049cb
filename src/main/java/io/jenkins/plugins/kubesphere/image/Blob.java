package io.jenkins.plugins.kubesphere.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Bytes of an image other than its manifest: a layer or the configuration. Nothing is read until somebody asks. */
public interface Blob {

    /** The descriptor where it is known without reading the bytes; a layer that is compressed while it travels knows it only afterwards. */
    Optional<Descriptor> known();

    /**
     * The descriptor, at the price of reading all bytes once where it is not {@linkplain #known known} yet.
     *
     * @throws IOException if the bytes cannot be read
     */
    Descriptor descriptor() throws IOException;

    /**
     * The bytes from the beginning, the same at every call. Once a stream has been read to its end, {@link #known} is present.
     *
     * @throws IOException if the bytes cannot be read
     */
    InputStream open() throws IOException;

    /**
     * The same bytes for a reader that compares them with the descriptor itself, such as a registry that is told the digest. Computing it here
     * as well would take longer than sending.
     */
    default InputStream openUnchecked() throws IOException {
        return open();
    }

    /** Repository on the destination's registry from which the registry may take these bytes by itself, if any. */
    default Optional<ImageReference> origin() {
        return Optional.empty();
    }

    /** Digest of the bytes before they are compressed, where that is known and another than that of the {@link #descriptor}. */
    default Optional<Digest> content() {
        return Optional.empty();
    }

    /** Hears that the destination has the same content under this descriptor; a blob may take it as its own if it has none yet. */
    default void reuse(Descriptor present) {}

    /** Hears that what it took over in {@link #reuse} is not there after all. */
    default void forget() {}

    /** A blob of bytes that are at hand. */
    static Blob of(String mediaType, byte[] bytes) {
        Descriptor descriptor = Descriptor.of(mediaType, bytes);
        return new Blob() {
            @Override
            public Optional<Descriptor> known() {
                return Optional.of(descriptor);
            }

            @Override
            public Descriptor descriptor() {
                return descriptor;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
