package io.jenkins.plugins.kubesphere.image.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers and settings that a program's own layers are put upon.
 *
 * @param diffIds digests of the uncompressed layers, as many as layers
 * @param settings the {@code config} object of the base's configuration, missing for an empty base
 */
public record BaseImage(List<Blob> layers, List<String> diffIds, JsonNode settings, Platform platform) {

    /** Nothing at all: only what brings everything with it, such as a statically linked program, can run on it. */
    public static BaseImage scratch(Platform platform) {
        return new BaseImage(List.of(), List.of(), MissingNode.getInstance(), platform);
    }

    /**
     * Takes an image as base, of an index the member for the platform.
     *
     * @param name what to call it in messages
     * @throws ImageException if it has nothing for the platform
     */
    public static BaseImage of(Image image, Platform platform, String name) throws IOException {
        Image single = member(image, platform, name);
        List<Blob> blobs = single.blobs();
        JsonNode config = Json.parse(Json.bytes(blobs.get(blobs.size() - 1).open(), name), name);
        Platform own = Platform.of(config);
        if (!platform.accepts(own)) {
            throw new ImageException(Messages.BaseImage_otherPlatform(name, own, platform));
        }
        List<String> diffIds = new ArrayList<>();
        config.path("rootfs").path("diff_ids").forEach(id -> diffIds.add(id.asText()));
        List<Blob> layers = blobs.subList(0, blobs.size() - 1);
        if (layers.size() != diffIds.size()) {
            throw new ImageException(
                    Messages.DockerArchive_layerCount(name, Integer.toString(layers.size()), Integer.toString(diffIds.size())));
        }
        return new BaseImage(List.copyOf(layers), diffIds, config.path("config"), platform);
    }

    private static Image member(Image image, Platform platform, String name) throws IOException {
        if (!MediaTypes.isIndex(image.manifest().mediaType())) {
            return image;
        }
        JsonNode entries = Json.parse(image.manifest().bytes(), name).path("manifests");
        for (int i = 0; i < entries.size(); i++) {
            if (platform.accepts(Platform.of(entries.get(i).path("platform")))) {
                return image.members().get(i);
            }
        }
        throw new ImageException(Messages.BaseImage_noPlatform(name, platform));
    }
}
