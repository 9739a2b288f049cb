package io.jenkins.plugins.kubesphere.image;

import java.io.Serializable;
import java.util.Objects;

/**
 * What bytes to expect (OCI image specification, "Content Descriptors").
 *
 * @param size in bytes
 */
public record Descriptor(String mediaType, Digest digest, long size) implements Serializable {

    public Descriptor {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(digest, "digest");
        if (size < 0) {
            throw new IllegalArgumentException(Messages.Descriptor_negativeSize(digest, Long.toString(size)));
        }
    }

    /** The descriptor of bytes that are at hand. */
    public static Descriptor of(String mediaType, byte[] bytes) {
        return new Descriptor(mediaType, Digest.of(bytes), bytes.length);
    }
}
