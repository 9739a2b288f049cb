package io.jenkins.plugins.kubesphere.image.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.image.Attachment;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An image in a registry. Blobs are opened only where the destination neither has them nor can take them itself. */
public final class RegistrySource implements ImageSource {

    private final Registry registry;
    private final ImageReference reference;
    private final Optional<Attachments> attachments;
    private final Set<Digest> asked = new HashSet<>();
    private final Image image;

    /** Reads the manifest, or the index and its members, without what is attached to it; the registry is closed with this source. */
    public RegistrySource(Registry registry, ImageReference reference) throws IOException, InterruptedException {
        this(registry, reference, false);
    }

    /** @param attachments whether signatures, SBOMs and attestations come along */
    public RegistrySource(Registry registry, ImageReference reference, boolean attachments) throws IOException, InterruptedException {
        this.registry = registry;
        this.reference = reference;
        this.attachments = attachments ? Optional.of(new Attachments(registry, reference.repository())) : Optional.empty();
        try {
            this.image = read(reference.selector());
        } catch (IOException | InterruptedException | RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    private Image read(String selector) throws IOException, InterruptedException {
        Manifest manifest = registry.pullManifest(reference.repository(), selector);
        String what = reference.name() + " " + selector;
        JsonNode json = Json.parse(manifest.bytes(), what);
        List<Blob> blobs = new ArrayList<>();
        List<Image> members = new ArrayList<>();
        if (MediaTypes.isIndex(manifest.mediaType())) {
            for (Descriptor member : Json.descriptors(json.path("manifests"), what)) {
                members.add(read(member.digest().toString()));
            }
        } else {
            for (Descriptor layer : Json.descriptors(json.path("layers"), what)) {
                if (!MediaTypes.isForeign(layer.mediaType())) {
                    blobs.add(new RemoteBlob(layer));
                }
            }
            blobs.add(new RemoteBlob(Json.descriptor(json.path("config"), what)));
        }
        return new FixedImage(manifest, blobs, members, attached(manifest.descriptor().digest()));
    }

    /** What is attached may in turn have attachments, and may lead back to where it came from. */
    private List<Attachment> attached(Digest subject) throws IOException, InterruptedException {
        return attachments.isPresent() && asked.add(subject) ? attachments.get().of(subject, this::read) : List.of();
    }

    @Override
    public Image image() {
        return image;
    }

    @Override
    public void close() {
        registry.close();
    }

    /** A blob that stays in its registry until somebody reads it. */
    private final class RemoteBlob implements Blob {

        private final Descriptor descriptor;

        RemoteBlob(Descriptor descriptor) {
            this.descriptor = descriptor;
        }

        @Override
        public Optional<Descriptor> known() {
            return Optional.of(descriptor);
        }

        @Override
        public Descriptor descriptor() {
            return descriptor;
        }

        @Override
        public InputStream open() throws IOException {
            try {
                return registry.openBlob(reference.repository(), descriptor);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException().initCause(e);
            }
        }

        @Override
        public Optional<ImageReference> origin() {
            return Optional.of(reference);
        }
    }
}
