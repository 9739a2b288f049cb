package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.ClusterMarks;
import io.jenkins.plugins.kubesphere.fleet.Destination;
import io.jenkins.plugins.kubesphere.fleet.Destinations;
import io.jenkins.plugins.kubesphere.fleet.FleetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a release from clusters that are one cluster under two names: by their addresses before anything is contacted, then by what those that answer
 * are marked with, as one cluster may have several addresses. A standby would take its own workload over, others would be released twice.
 */
final class SameClusters {
    private final FleetOrder order;
    private final Map<String, ClusterConnection> connections;
    private final Destinations destinations;
    private final Map<String, Set<String>> marks = new ConcurrentHashMap<>();
    private final Map<String, String> sentences = new ConcurrentHashMap<>();

    SameClusters(FleetOrder order, FleetManifests manifests, Map<String, ClusterConnection> connections) {
        this.order = order;
        this.connections = connections;
        this.destinations = new Destinations(order.plan().rules().standbys(), cluster -> manifests.objects(cluster, namespace(cluster)));
    }

    private String namespace(String cluster) {
        return order.target(cluster).namespace(connections.get(cluster));
    }

    private Destination destination(String cluster, Set<String> known) {
        return new Destination(cluster, connections.get(cluster).access().server().toString(), known);
    }

    /** @throws FleetException about the first two whose addresses are the same */
    void requireDifferentAddresses() throws FleetException {
        List<Destination> all = new ArrayList<>();
        connections.forEach((cluster, connection) -> all.add(destination(cluster, Set.of(connection.access().place()))));
        destinations.requireDifferent(all);
    }

    /** Compares clusters that answer with each other and with those compared before. Never fails. */
    CompletableFuture<Void> compare(Collection<String> clusters) {
        return all(clusters.stream().filter(cluster -> !marks.containsKey(cluster))
                .map(cluster -> ClusterMarks.of(connections.get(cluster), namespace(cluster)).thenAccept(found -> {
                    if (!found.isEmpty()) {
                        marks.put(cluster, found);
                    }
                })).toList()).thenCompose(read -> confirm(clusters));
    }

    private CompletableFuture<Void> confirm(Collection<String> clusters) {
        List<Destination> known = order.plan().clusters().stream().filter(marks::containsKey).map(cluster -> destination(cluster, marks.get(cluster))).toList();
        return all(destinations.clashes(known).stream().filter(clash -> clusters.contains(clash.first()) || clusters.contains(clash.second()))
                .map(clash -> ClusterMarks.isOne(connections.get(clash.first()), connections.get(clash.second()), namespace(clash.first()))
                        .thenAccept(one -> {
                            if (one) {
                                sentences.putIfAbsent(clash.first(), clash.sentence());
                                sentences.putIfAbsent(clash.second(), clash.sentence());
                            }
                        })).toList());
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> parts) {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }

    /** Why a cluster may not get the release, as far as is known by now; empty when it may. */
    String problem(String cluster) {
        return sentences.getOrDefault(cluster, "");
    }
}
