package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An image that is in the repository already; its blobs are known, but nobody here has them. */
record PresentImage(Manifest manifest, List<Blob> blobs) implements Image {

    static PresentImage of(PreviousImage previous) {
        List<Blob> blobs = new ArrayList<>();
        previous.layers().forEach(layer -> blobs.add(new PresentBlob(layer)));
        blobs.add(new PresentBlob(previous.config()));
        return new PresentImage(previous.manifest(), List.copyOf(blobs));
    }

    @Override
    public List<Image> members() {
        return List.of();
    }

    private record PresentBlob(Descriptor descriptor) implements Blob {

        @Override
        public Optional<Descriptor> known() {
            return Optional.of(descriptor);
        }

        @Override
        public InputStream open() throws IOException {
            throw new IOException(descriptor.digest() + " is in the registry only");
        }
    }
}
