package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import io.jenkins.plugins.kubesphere.manifest.NearNames;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Which kinds a cluster knows, remembered for each connection; a kind that is missing is asked for once more, as it may have come with a CRD. */
final class Discovery {

    private Discovery() {
    }

    /** The kinds of one apiVersion: kind to plural and scope. */
    record Group(Map<String, Kind> kinds, boolean known) {
    }

    record Kind(String plural, boolean namespaced) {
    }

    /**
     * The resource a document describes.
     *
     * @param namespace where namespaced objects go that name no namespace
     */
    static CompletableFuture<Resource> resource(ClusterConnection cluster, ManifestDocument document, String namespace) {
        String version = document.apiVersion();
        return group(cluster, version).thenCompose(group -> {
            if (group.kinds().containsKey(document.kind())) {
                return CompletableFuture.completedFuture(group);
            }
            cluster.discovered().remove(version);
            return group(cluster, version);
        }).thenApply(group -> {
            Kind kind = group.kinds().get(document.kind());
            if (kind == null) {
                throw new CompletionException(unknown(cluster, document, group));
            }
            String own = document.namespace().isEmpty() ? namespace : document.namespace();
            return new Resource(version, document.kind(), kind.plural(), kind.namespaced() ? own : "", document.name());
        });
    }

    /** A kind in the version the server prefers. */
    record Preferred(String apiVersion, String plural, boolean namespaced) {
    }

    /** The kind of a group in its preferred version, else in any that has it; {@code null} when the cluster does not know it. */
    static CompletableFuture<Preferred> preferred(ClusterConnection cluster, String group, String kind) {
        if (group.isEmpty()) {
            return inVersions(cluster, List.of("v1"), kind);
        }
        return cluster.get("/apis/" + Resource.encode(group)).thenCompose(answer -> {
            if (answer.status() == 404) {
                return CompletableFuture.completedFuture(null);
            }
            if (!answer.isOk()) {
                throw new CompletionException(Refusals.of(cluster, "GET", null, answer));
            }
            Set<String> versions = new LinkedHashSet<>();
            versions.add(answer.body().at("/preferredVersion/groupVersion").asText());
            answer.body().path("versions").forEach(version -> versions.add(version.path("groupVersion").asText()));
            return inVersions(cluster, List.copyOf(versions), kind);
        });
    }

    private static CompletableFuture<Preferred> inVersions(ClusterConnection cluster, List<String> versions, String kind) {
        if (versions.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return group(cluster, versions.get(0)).thenCompose(group -> {
            Kind found = group.kinds().get(kind);
            return found == null ? inVersions(cluster, versions.subList(1, versions.size()), kind)
                    : CompletableFuture.completedFuture(new Preferred(versions.get(0), found.plural(), found.namespaced()));
        });
    }

    private static ClusterException unknown(ClusterConnection cluster, ManifestDocument document, Group group) {
        if (!group.known()) {
            return new ClusterException(ClusterException.Cause.REFUSED,
                    Messages.unknown_version(document.position(), cluster.access().context(), document.apiVersion(), document.kind()));
        }
        var near = NearNames.of(document.kind(), group.kinds().keySet());
        return new ClusterException(ClusterException.Cause.REFUSED, near.isEmpty()
                ? Messages.unknown_kind(document.position(), cluster.access().context(), document.kind(), document.apiVersion())
                : Messages.unknown_kind_near(document.position(), cluster.access().context(), document.kind(), document.apiVersion(), String.join(", ", near)));
    }

    private static CompletableFuture<Group> group(ClusterConnection cluster, String version) {
        CompletableFuture<Group> asked = cluster.discovered().computeIfAbsent(version, key -> ask(cluster, key));
        return asked.whenComplete((group, failure) -> {
            if (failure != null) {
                cluster.discovered().remove(version, asked);
            }
        });
    }

    private static CompletableFuture<Group> ask(ClusterConnection cluster, String version) {
        String[] parts = version.split("/", -1);
        if (parts.length > 2 || !version.matches("[a-z0-9.-]+(/[a-zA-Z0-9.-]+)?")) {
            return CompletableFuture.completedFuture(new Group(Map.of(), false));
        }
        return cluster.get((parts.length == 2 ? "/apis/" : "/api/") + version).thenApply(answer -> {
            if (answer.status() == 404) {
                return new Group(Map.of(), false);
            }
            if (!answer.isOk()) {
                throw new CompletionException(Refusals.of(cluster, "GET", null, answer));
            }
            Map<String, Kind> kinds = new HashMap<>();
            for (JsonNode resource : answer.body().path("resources")) {
                String name = resource.path("name").asText();
                if (!name.contains("/")) {
                    kinds.put(resource.path("kind").asText(), new Kind(name, resource.path("namespaced").asBoolean()));
                }
            }
            return new Group(Map.copyOf(kinds), true);
        });
    }
}
