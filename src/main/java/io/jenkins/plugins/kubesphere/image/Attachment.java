package io.jenkins.plugins.kubesphere.image;

import java.util.Optional;

/**
 * A signature, SBOM or attestation that belongs to an image.
 *
 * @param tag under which it has to be found; empty where it names the image as its subject
 */
public record Attachment(Image image, Optional<String> tag) {}
