package io.jenkins.plugins.kubesphere.image.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Image;
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
 * Learns from an image that the repository has already. Its configuration lists its layers before compression and its manifest after it, so
 * that a layer which lies uncompressed in our source is recognized, and is neither compressed nor sent again.
 */
final class PreviousImage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_CONFIG = 4 << 20;
    private static final Logger LOGGER = Logger.getLogger(PreviousImage.class.getName());
    private static final String MOST_LIKELY = "latest";

    private final Registry registry;
    private final String repository;

    PreviousImage(Registry registry, String repository) {
        this.registry = registry;
        this.repository = repository;
    }

    /**
     * Tells the blobs of an image what of it is there already; tries the tags that will be set, then a likely one. An account that may push but
     * not look, or a policy that keeps images from being pulled, is no reason to fail: then everything travels.
     */
    void teach(Image image, List<String> tags) throws IOException, InterruptedException {
        try {
            look(image, tags);
        } catch (RegistryException e) {
            LOGGER.log(Level.FINE, "nothing learnt from " + repository, e);
        }
    }

    private void look(Image image, List<String> tags) throws IOException, InterruptedException {
        Set<String> candidates = new LinkedHashSet<>(tags);
        candidates.add(MOST_LIKELY);
        for (String candidate : candidates) {
            Optional<Manifest> manifest = registry.findManifest(repository, candidate);
            if (manifest.isPresent()) {
                teach(image.blobs(), manifest.get());
                return;
            }
        }
    }

    private void teach(List<Blob> ours, Manifest previous) throws IOException, InterruptedException {
        if (MediaTypes.isIndex(previous.mediaType()) || ours.isEmpty()) {
            return;
        }
        JsonNode document = JSON.readTree(previous.bytes());
        List<Descriptor> layers = new ArrayList<>();
        for (JsonNode layer : document.path("layers")) {
            layers.add(descriptor(layer));
        }
        Descriptor config = descriptor(document.path("config"));
        Blob ownConfig = ours.get(ours.size() - 1);
        boolean same = ownConfig.known().isPresent() && ownConfig.known().get().digest().equals(config.digest());
        if (same && layers.size() == ours.size() - 1) {
            for (int i = 0; i < layers.size(); i++) {
                ours.get(i).reuse(layers.get(i));
            }
        } else {
            teach(ours, contents(config, layers));
        }
    }

    private static void teach(List<Blob> ours, Map<Digest, Descriptor> present) {
        for (Blob blob : ours) {
            blob.content().map(present::get).ifPresent(blob::reuse);
        }
    }

    /** The layers by the digest of what is in them. */
    private Map<Digest, Descriptor> contents(Descriptor config, List<Descriptor> layers) throws IOException, InterruptedException {
        if (config.size() > LARGEST_CONFIG) {
            return Map.of();
        }
        JsonNode diffIds;
        try (InputStream in = registry.openBlob(repository, config)) {
            diffIds = JSON.readTree(in).path("rootfs").path("diff_ids");
        }
        Map<Digest, Descriptor> contents = new HashMap<>();
        for (int i = 0; diffIds.size() == layers.size() && i < layers.size(); i++) {
            contents.put(Digest.parse(diffIds.get(i).asText()), layers.get(i));
        }
        return contents;
    }

    private static Descriptor descriptor(JsonNode node) {
        return new Descriptor(node.path("mediaType").asText(), Digest.parse(node.path("digest").asText()), node.path("size").asLong());
    }
}
