package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads many objects of one kind with one request where the cluster allows it: a release of a hundred objects spends a good part of its time on reading. */
final class LiveObjects {

    /** From how many objects of one kind and namespace on they are read together. */
    static final int WORTH_A_LIST = 5;
    /** So many objects of others may be on the page: Secrets may be large, and nobody wants to read a whole namespace of them. */
    static final int STRANGERS = 20;

    private LiveObjects() {
    }

    /**
     * What could be read together: the object, or nothing where the cluster has none. Resources that are not in the map have to be read on their own, be it
     * that they are few, that their collection has further pages, or that the user may not list it.
     */
    static CompletableFuture<Map<Resource, Optional<ObjectNode>>> read(ClusterConnection cluster, List<Resource> resources) {
        Map<String, List<Resource>> collections = new LinkedHashMap<>();
        resources.stream().distinct().forEach(resource -> collections.computeIfAbsent(resource.collection(), path -> new ArrayList<>()).add(resource));
        List<List<Resource>> worthIt = collections.values().stream().filter(wanted -> wanted.size() >= WORTH_A_LIST).toList();
        return Async.each(worthIt, wanted -> page(cluster, wanted)).thenApply(pages -> {
            Map<Resource, Optional<ObjectNode>> all = new HashMap<>();
            pages.forEach(all::putAll);
            return all;
        });
    }

    private static CompletableFuture<Map<Resource, Optional<ObjectNode>>> page(ClusterConnection cluster, List<Resource> wanted) {
        String path = wanted.get(0).collection() + "?limit=" + (wanted.size() + STRANGERS);
        return cluster.get(path).thenApply(answer -> answer.isOk() ? found(answer.body(), wanted) : Map.of());
    }

    private static Map<Resource, Optional<ObjectNode>> found(ObjectNode page, List<Resource> wanted) {
        Map<String, ObjectNode> byName = new HashMap<>();
        for (JsonNode item : page.path("items")) {
            byName.put(item.at("/metadata/name").asText(), (ObjectNode) item);
        }
        boolean whole = page.at("/metadata/continue").asText("").isEmpty();
        Map<Resource, Optional<ObjectNode>> found = new HashMap<>();
        for (Resource resource : wanted) {
            ObjectNode item = byName.get(resource.name());
            if (item != null) {
                found.put(resource, Optional.of(named(resource, item)));
            } else if (whole) {
                found.put(resource, Optional.empty());
            }
        }
        return found;
    }

    /** Items of a list do not say what they are. */
    private static ObjectNode named(Resource resource, ObjectNode item) {
        ObjectNode object = ClusterConnection.JSON.createObjectNode().put("apiVersion", resource.apiVersion()).put("kind", resource.kind());
        object.setAll(item);
        return object;
    }
}
