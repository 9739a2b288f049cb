package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Attachment;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What belongs to an image without being part of it: the manifests that name it as their subject (OCI distribution specification, "Listing
 * Referrers"), and the tags under which cosign keeps signatures, attestations and SBOMs ({@code sha256-….sig}, {@code .att}, {@code .sbom}).
 */
final class Attachments {

    private static final List<String> COSIGN = List.of(".sig", ".att", ".sbom");

    private final Registry registry;
    private final String repository;

    Attachments(Registry registry, String repository) {
        this.registry = registry;
        this.repository = repository;
    }

    /** Reads an image of the repository by tag or digest. */
    @FunctionalInterface
    interface Reader {
        Image read(String selector) throws IOException, InterruptedException;
    }

    List<Attachment> of(Digest subject, Reader reader) throws IOException, InterruptedException {
        List<Attachment> found = new ArrayList<>();
        for (Descriptor referrer : registry.referrers(repository, subject)) {
            found.add(new Attachment(reader.read(referrer.digest().toString()), Optional.empty()));
        }
        for (String suffix : COSIGN) {
            String tag = subject.algorithm() + "-" + subject.hex() + suffix;
            if (registry.findManifest(repository, tag).isPresent()) {
                found.add(new Attachment(reader.read(tag), Optional.of(tag)));
            }
        }
        return found;
    }
}
