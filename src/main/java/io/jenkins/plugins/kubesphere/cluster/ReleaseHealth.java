package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Looks at objects that were ready once: whether they still are, and whether containers of their pods were restarted. */
public final class ReleaseHealth {
    private ReleaseHealth() {
    }

    /**
     * What one look found.
     *
     * @param notReady sentences about objects that are not ready or gone; empty when all are
     * @param restarts restarts of each pod's containers together, by the pod's name
     */
    public record Look(List<String> notReady, Map<String, Integer> restarts) {
    }

    /** Fails with a {@link ClusterException} when the cluster does not answer. */
    public static CompletableFuture<Look> of(ClusterConnection cluster, List<Resource> resources) {
        return Async.each(resources, resource -> one(cluster, resource)).thenApply(looks -> {
            Map<String, Integer> restarts = new TreeMap<>();
            looks.forEach(look -> restarts.putAll(look.restarts()));
            return new Look(looks.stream().flatMap(look -> look.notReady().stream()).toList(), restarts);
        });
    }

    private static CompletableFuture<Look> one(ClusterConnection cluster, Resource resource) {
        return cluster.get(resource.path()).thenCompose(answer -> {
            if (answer.status() == 404) {
                return CompletableFuture.completedFuture(new Look(List.of(Messages.health_gone(resource.label())), Map.of()));
            }
            ObjectNode object = Writes.require(cluster, resource, answer).body();
            Readiness readiness = Readiness.of(object);
            List<String> problems = new ArrayList<>();
            if (readiness.state() != Readiness.State.READY) {
                problems.add(resource.label() + ": " + readiness.reason());
            }
            if (!PodTrouble.hasPods(resource.kind())) {
                return CompletableFuture.completedFuture(new Look(problems, Map.of()));
            }
            return PodTrouble.pods(cluster, resource, object).thenApply(pods -> {
                pods.stream().map(PodTrouble::certain).filter(trouble -> !trouble.isEmpty()).forEach(problems::add);
                return new Look(problems, restarts(pods));
            });
        });
    }

    private static Map<String, Integer> restarts(List<ObjectNode> pods) {
        Map<String, Integer> restarts = new TreeMap<>();
        for (ObjectNode pod : pods) {
            int count = Stream.of("initContainerStatuses", "containerStatuses").map(list -> pod.path("status").path(list)).mapToInt(list -> {
                int sum = 0;
                for (JsonNode container : list) {
                    sum += container.path("restartCount").asInt(0);
                }
                return sum;
            }).sum();
            restarts.put(pod.at("/metadata/name").asText(), count);
        }
        return restarts;
    }
}
