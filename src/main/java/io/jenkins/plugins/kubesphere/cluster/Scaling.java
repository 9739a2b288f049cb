package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Sets the number of replicas of the workloads that documents describe, and waits until it is so. What does not exist is left out. */
public final class Scaling {
    private static final Set<String> SCALABLE = Set.of("Deployment", "StatefulSet", "ReplicaSet", "ReplicationController");

    private final ClusterConnection cluster;
    private final String namespace;
    private final int replicas;

    /** @param namespace for documents that name none; empty for the context's */
    public Scaling(ClusterConnection cluster, String namespace, int replicas) {
        this.cluster = cluster;
        this.namespace = namespace.isEmpty() ? cluster.access().namespace() : namespace;
        this.replicas = replicas;
    }

    /** Whether a kind has replicas. */
    public static boolean isScalable(String kind) {
        return SCALABLE.contains(kind);
    }

    /** The workloads that exist with another number of replicas, as they are. */
    public CompletableFuture<List<Former>> different(List<ManifestDocument> documents) {
        List<ManifestDocument> workloads = documents.stream().filter(document -> isScalable(document.kind())).toList();
        return Async.each(workloads, document -> Discovery.resource(cluster, document, namespace)
                .thenCompose(resource -> cluster.get(resource.path()).thenApply(answer -> answer.status() == 404 ? null
                        : new Former(resource, Writes.require(cluster, resource, answer).body())))).thenApply(all -> {
                            List<Former> others = new ArrayList<>();
                            for (Former former : all) {
                                if (former != null && former.before().at("/spec/replicas").asInt(1) != replicas) {
                                    others.add(former);
                                }
                            }
                            return others;
                        });
    }

    /** Scales these and waits; fails with a {@link ClusterException} when one cannot be scaled or is not in time. */
    public CompletableFuture<Void> scale(List<Former> workloads, Duration timeout) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec").put("replicas", replicas);
        return Async.each(workloads, workload -> cluster.send("PATCH",
                workload.resource().path() + "?fieldManager=" + ReleaseOptions.FIELD_MANAGER, "application/merge-patch+json", patch)
                .thenApply(answer -> {
                    long generation = Writes.require(cluster, workload.resource(), answer).body().at("/metadata/generation").asLong(0);
                    return new AppliedObject(workload.resource(), AppliedObject.Change.CHANGED, 0, generation, -1,
                            System.currentTimeMillis());
                })).thenCompose(scaled -> new Rollout(cluster, scaled, Map.of(), timeout, new SafeListener(new ReleaseListener() { })).start())
                .thenApply(ready -> null);
    }
}
