package io.jenkins.plugins.kubesphere.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The container images that manifests name, wherever pods are described in them. */
public final class ManifestImages {

    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers", "ephemeralContainers");

    private ManifestImages() {
    }

    /** Every image reference of an object, in order, each once. */
    public static List<String> of(ObjectNode object) {
        Set<String> images = new LinkedHashSet<>();
        visit(object, image -> {
            images.add(image);
            return image;
        });
        return new ArrayList<>(images);
    }

    /**
     * Writes images that were pushed in this build by their digest.
     *
     * @param object changed in place
     * @param digests digest ({@code sha256:…}) of each pushed reference ({@code host/repository:tag}); an image without a tag means {@code latest}
     * @return what was replaced, old reference to new one
     */
    public static Map<String, String> pin(ObjectNode object, Map<String, String> digests) {
        Map<String, String> replaced = new java.util.LinkedHashMap<>();
        visit(object, image -> {
            int colon = image.lastIndexOf(':');
            boolean tagged = colon > image.lastIndexOf('/');
            String digest = digests.get(tagged ? image : image + ":latest");
            if (digest == null) {
                return image;
            }
            String repository = tagged ? image.substring(0, colon) : image;
            replaced.put(image, repository + "@" + digest);
            return repository + "@" + digest;
        });
        return replaced;
    }

    private static void visit(JsonNode node, UnaryOperator<String> change) {
        if (node instanceof ObjectNode object) {
            for (String list : CONTAINERS) {
                for (JsonNode container : object.path(list)) {
                    if (container instanceof ObjectNode fields && fields.path("image").isTextual()) {
                        fields.put("image", change.apply(fields.get("image").asText()));
                    }
                }
            }
        }
        for (Iterator<JsonNode> children = node.elements(); children.hasNext();) {
            visit(children.next(), change);
        }
    }
}
