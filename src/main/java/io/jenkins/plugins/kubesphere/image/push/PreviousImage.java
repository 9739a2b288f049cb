package io.jenkins.plugins.kubesphere.image.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An image that the repository has already. Its configuration lists its layers before compression and its manifest after it, so that a layer
 * which lies uncompressed in our source is recognized, and is neither compressed nor sent again.
 */
final class PreviousImage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_CONFIG = 4 << 20;
    private static final Logger LOGGER = Logger.getLogger(PreviousImage.class.getName());
    private static final String MOST_LIKELY = "latest";

    private final Registry registry;
    private final String repository;
    private final String tag;
    private final Manifest manifest;
    private final Descriptor config;
    private final List<Descriptor> layers = new ArrayList<>();

    private PreviousImage(Registry registry, String repository, String tag, Manifest manifest) throws IOException {
        this.registry = registry;
        this.repository = repository;
        this.tag = tag;
        this.manifest = manifest;
        JsonNode document = JSON.readTree(manifest.bytes());
        this.config = descriptor(document.path("config"));
        for (JsonNode layer : document.path("layers")) {
            layers.add(descriptor(layer));
        }
    }

    private static Descriptor descriptor(JsonNode node) {
        return new Descriptor(node.path("mediaType").asText(), Digest.parse(node.path("digest").asText()), node.path("size").asLong());
    }

    /**
     * Tries the tags that will be set, then a likely one. An account that may push but not look, or a policy that keeps images from being
     * pulled, is no reason to fail: then everything travels.
     */
    static Optional<PreviousImage> find(Registry registry, String repository, List<String> tags) throws IOException, InterruptedException {
        Set<String> candidates = new LinkedHashSet<>(tags);
        candidates.add(MOST_LIKELY);
        try {
            for (String candidate : candidates) {
                Optional<Manifest> found = registry.findManifest(repository, candidate);
                if (found.isPresent()) {
                    boolean usable = !MediaTypes.isIndex(found.get().mediaType());
                    return usable ? Optional.of(new PreviousImage(registry, repository, candidate, found.get())) : Optional.empty();
                }
            }
        } catch (RegistryException | IllegalArgumentException e) {
            LOGGER.log(Level.FINE, "nothing learnt from " + repository, e);
        }
        return Optional.empty();
    }

    String tag() {
        return tag;
    }

    Manifest manifest() {
        return manifest;
    }

    Descriptor config() {
        return config;
    }

    List<Descriptor> layers() {
        return layers;
    }

    /** Tells the blobs of an image, the configuration last, what of it is there already. */
    void teach(List<Blob> ours) throws IOException, InterruptedException {
        if (ours.isEmpty()) {
            return;
        }
        Blob ownConfig = ours.get(ours.size() - 1);
        boolean same = ownConfig.known().isPresent() && ownConfig.known().get().digest().equals(config.digest());
        if (same && layers.size() == ours.size() - 1) {
            for (int i = 0; i < layers.size(); i++) {
                ours.get(i).reuse(layers.get(i));
            }
        } else {
            Map<Digest, Descriptor> present = contents();
            for (Blob blob : ours) {
                blob.content().map(present::get).ifPresent(blob::reuse);
            }
        }
    }

    /** The layers by the digest of what is in them; empty where the registry does not give the configuration. */
    Map<Digest, Descriptor> contents() throws IOException, InterruptedException {
        if (config.size() > LARGEST_CONFIG) {
            return Map.of();
        }
        JsonNode diffIds;
        try (InputStream in = registry.openBlob(repository, config)) {
            diffIds = JSON.readTree(in).path("rootfs").path("diff_ids");
        } catch (RegistryException e) {
            LOGGER.log(Level.FINE, "no configuration from " + repository, e);
            return Map.of();
        }
        Map<Digest, Descriptor> contents = new HashMap<>();
        for (int i = 0; diffIds.size() == layers.size() && i < layers.size(); i++) {
            contents.put(Digest.parse(diffIds.get(i).asText()), layers.get(i));
        }
        return contents;
    }
}
