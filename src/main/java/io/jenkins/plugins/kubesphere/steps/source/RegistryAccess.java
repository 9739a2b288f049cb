package io.jenkins.plugins.kubesphere.steps.source;

import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import java.io.IOException;

/** Connects to the registries that a source reads from: the destination's own with its credentials, others with what is known for them. */
@FunctionalInterface
public interface RegistryAccess {

    /** The caller closes what it gets. */
    Registry connect(ImageReference image) throws IOException, InterruptedException;
}
