package io.jenkins.plugins.kubesphere.embedded.demo;

import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import java.util.List;

/** The clusters as an administrator would configure them, so that a Jenkinsfile calls them by name or label. */
public final class DemoClusters {
    private DemoClusters() {
    }

    /** Configures {@code dev} and {@code production}; their credentials have the same names. */
    public static void configure() {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            KubernetesClusters.get().setClusters(List.of(cluster("dev"), cluster("production")));
        }
    }

    private static KubernetesCluster cluster(String name) {
        KubernetesCluster cluster = new KubernetesCluster(name, name + "-kubeconfig");
        cluster.setLabels("env=" + name);
        return cluster;
    }
}
