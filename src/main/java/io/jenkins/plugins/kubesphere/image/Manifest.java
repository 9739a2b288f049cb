package io.jenkins.plugins.kubesphere.image;

import java.util.Arrays;

/** The bytes of a manifest or index and their media type. */
public record Manifest(String mediaType, byte[] bytes) {

    public Manifest {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    public Descriptor descriptor() {
        return Descriptor.of(mediaType, bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Manifest manifest && manifest.mediaType.equals(mediaType) && Arrays.equals(manifest.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * mediaType.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return descriptor().toString();
    }
}
