package io.jenkins.plugins.kubesphere.config;

import io.jenkins.plugins.kubesphere.fleet.FleetException;
import io.jenkins.plugins.kubesphere.fleet.Member;
import io.jenkins.plugins.kubesphere.fleet.Standbys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What must hold for clusters that are configured together. */
public final class ClusterRules {
    private ClusterRules() {
    }

    /**
     * Each cluster by itself, their names, and who stands by for whom.
     *
     * @param clusters those that are configured in one place
     * @param others those of other places that the same builds can use
     * @throws IllegalArgumentException with one sentence for people about the first thing that is wrong
     */
    public static void check(List<KubernetesCluster> clusters, List<KubernetesCluster> others) {
        Set<String> names = new LinkedHashSet<>();
        for (KubernetesCluster cluster : clusters) {
            cluster.check();
            if (!names.add(cluster.getName())) {
                throw new IllegalArgumentException(Messages.ClusterRules_twice(cluster.getName()));
            }
        }
        for (KubernetesCluster other : others) {
            if (!names.add(other.getName())) {
                throw new IllegalArgumentException(Messages.ClusterRules_taken(other.getName()));
            }
        }
        List<KubernetesCluster> all = new ArrayList<>(clusters);
        all.addAll(others);
        for (KubernetesCluster cluster : clusters) {
            if (cluster.getStandbyOf() != null && !names.contains(cluster.getStandbyOf())) {
                throw new IllegalArgumentException(Messages.ClusterRules_unknownPrimary(cluster.getName(), cluster.getStandbyOf(), String.join(", ", names)));
            }
        }
        try {
            Standbys.of(all.stream().map(cluster -> new Member(cluster.getName(), cluster.labelMap(), cluster.getStandbyOf())).toList(), List.of());
        } catch (FleetException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
