package io.jenkins.plugins.kubesphere.image;

import java.io.IOException;
import java.util.List;

/** A manifest over blobs, or an index over other images. */
public interface Image {

    /** Configuration and layers of this manifest, the configuration last; empty for an index. */
    List<Blob> blobs() throws IOException;

    /** The images that an index lists, in its order; empty for a manifest. */
    List<Image> members() throws IOException;

    /**
     * The manifest, byte for byte as the source has it where the source has one. Asking may read every blob that does not know its
     * descriptor yet, so ask after the blobs have travelled.
     */
    Manifest manifest() throws IOException;

    /** Signatures, SBOMs and attestations that are to travel with this manifest; of an index, its own without those of its members. */
    default List<Attachment> attachments() throws IOException {
        return List.of();
    }
}
