package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tells whether two connections lead to one cluster, whatever their addresses are: by the uids of namespaces, which no two clusters have in common
 * unless one was restored from a copy of the other. Reads only, for a few seconds at most, and never fails: what cannot be read is not known.
 */
public final class ClusterMarks {
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final String NAMESPACES = "/api/v1/namespaces/";
    private static final String SYSTEM = "kube-system";

    private ClusterMarks() {
    }

    /**
     * What marks a cluster: two that have one of them in common are the same, or copies.
     *
     * @param namespace one that the user may read where not {@code kube-system}
     */
    public static CompletableFuture<Set<String>> of(ClusterConnection cluster, String namespace) {
        return uid(cluster, SYSTEM).thenCombine(uid(cluster, namespace), (system, own) -> {
            Set<String> marks = new TreeSet<>(List.of(system, own));
            marks.remove("");
            return marks;
        });
    }

    /** Whether two clusters with a mark in common are one: copies count their changes apart from each other. Where that cannot be seen, they are. */
    public static CompletableFuture<Boolean> isOne(ClusterConnection first, ClusterConnection second, String namespace) {
        return revision(first, namespace).thenCompose(before -> revision(second, namespace).thenCompose(between ->
                revision(first, namespace).thenApply(after -> before < 0 || between < 0 || after < 0 || before <= between && between <= after)));
    }

    private static CompletableFuture<String> uid(ClusterConnection cluster, String namespace) {
        return read(cluster, NAMESPACES + Resource.encode(namespace), "/metadata/uid").thenApply(uid -> uid.isEmpty() ? "" : namespace + " " + uid);
    }

    /** How many changes the whole cluster has seen; -1 when that is not told. */
    private static CompletableFuture<Long> revision(ClusterConnection cluster, String namespace) {
        return read(cluster, NAMESPACES + Resource.encode(namespace) + "/pods?limit=1", "/metadata/resourceVersion")
                .thenApply(version -> version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1);
    }

    private static CompletableFuture<String> read(ClusterConnection cluster, String path, String field) {
        return cluster.get(path).orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS).handle((answer, failure) -> {
            JsonNode value = failure == null && answer.isOk() ? answer.body().at(field) : null;
            return value == null ? "" : value.asText("");
        });
    }
}
