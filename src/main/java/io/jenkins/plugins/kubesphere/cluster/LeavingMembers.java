package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Finds the members of a set that leave it, kind by kind. */
final class LeavingMembers {

    private final ClusterConnection cluster;
    private final String id;
    private final Set<String> staying = new HashSet<>();
    private final List<String> clusterKinds;

    LeavingMembers(ClusterConnection cluster, String id, Collection<Resource> members, List<String> clusterKinds) {
        this.cluster = cluster;
        this.id = id;
        this.clusterKinds = clusterKinds;
        members.forEach(member -> staying.add(identity(member)));
    }

    /** The version does not count: one object can be read in several. */
    private static String identity(Resource resource) {
        return ApplySet.groupKind(resource) + "|" + resource.namespace() + "|" + resource.name();
    }

    /**
     * What was found for one kind.
     *
     * @param skipped true when the kind has no namespace and was not named, so nobody looked
     */
    record Found(String groupKind, List<ApplySet.Leaving> leaving, boolean skipped) {
    }

    CompletableFuture<Found> ofKind(String groupKind, Collection<String> namespaces) {
        int dot = groupKind.indexOf('.');
        String kind = dot < 0 ? groupKind : groupKind.substring(0, dot);
        String group = dot < 0 ? "" : groupKind.substring(dot + 1);
        return Discovery.preferred(cluster, group, kind).thenCompose(found -> {
            if (found == null) {
                // The kind itself is gone from the cluster, and with it its objects.
                return CompletableFuture.completedFuture(new Found(groupKind, List.of(), false));
            }
            if (!found.namespaced() && !clusterKinds.contains(kind) && !clusterKinds.contains(groupKind)) {
                return CompletableFuture.completedFuture(new Found(groupKind, List.of(), true));
            }
            return Async.each(found.namespaced() ? List.copyOf(namespaces) : List.of(""), namespace -> list(found, kind, namespace))
                    .thenApply(all -> new Found(groupKind, all.stream().flatMap(List::stream).toList(), false));
        });
    }

    private CompletableFuture<List<ApplySet.Leaving>> list(Discovery.Preferred found, String kind, String namespace) {
        Resource pattern = new Resource(found.apiVersion(), kind, found.plural(), namespace, "");
        String query = "?labelSelector=" + Resource.encode(ApplySet.PART_OF + "=" + id);
        return cluster.get(pattern.collection() + query).thenApply(answer -> {
            if (answer.status() == 404) {
                return List.of();
            }
            if (!answer.isOk()) {
                throw new CompletionException(Refusals.of(cluster, "list", null, answer));
            }
            List<ApplySet.Leaving> leaving = new ArrayList<>();
            for (JsonNode item : answer.body().path("items")) {
                Resource resource = new Resource(found.apiVersion(), kind, found.plural(), namespace, item.at("/metadata/name").asText());
                if (!staying.contains(identity(resource)) && isOurs((ObjectNode) item)) {
                    // Items of a list do not say their kind.
                    leaving.add(new ApplySet.Leaving(resource, ((ObjectNode) item).put("apiVersion", found.apiVersion()).put("kind", kind)));
                }
            }
            return leaving;
        });
    }

    /** Controllers copy labels to what they make, for example from a Service to its Endpoints: the label alone is no proof. */
    private static boolean isOurs(ObjectNode item) {
        JsonNode own = FieldOwnership.own(item);
        return own != null && own.path("fieldsV1").path("f:metadata").path("f:labels").has("f:" + ApplySet.PART_OF)
                && item.at("/metadata/deletionTimestamp").isMissingNode() && item.at("/metadata/ownerReferences").isEmpty();
    }
}
