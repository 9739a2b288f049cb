package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Attachment;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.Manifest;
import java.util.List;

/** An image whose manifest the source has, byte for byte. */
record FixedImage(Manifest manifest, List<Blob> blobs, List<Image> members, List<Attachment> attachments) implements Image {

    FixedImage {
        blobs = List.copyOf(blobs);
        members = List.copyOf(members);
        attachments = List.copyOf(attachments);
    }

    FixedImage(Manifest manifest, List<Blob> blobs, List<Image> members) {
        this(manifest, blobs, members, List.of());
    }
}
