package io.jenkins.plugins.kubesphere.config;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class KubernetesClustersTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private static KubernetesCluster cluster(String name, String standbyOf) {
        KubernetesCluster cluster = new KubernetesCluster(name, "kube");
        cluster.setStandbyOf(standbyOf);
        return cluster;
    }

    private static void refused(String sentence, KubernetesCluster... clusters) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> KubernetesClusters.get().setClusters(List.of(clusters)));
        assertThat(refusal.getMessage(), containsString(sentence));
        assertEquals("one line", 1, refusal.getMessage().lines().count());
    }

    @Test
    public void whatCannotWorkIsRefusedInOneSentenceAndChangesNothing() {
        KubernetesClusters.get().setClusters(List.of(cluster("kept", null)));
        KubernetesCluster labelled = cluster("a", null);
        labelled.setLabels("env production");
        KubernetesCluster busy = cluster("a", null);
        busy.setConcurrency(0);
        refused("two clusters are named 'a'", cluster("a", null), cluster("b", null), cluster("a", null));
        refused("'dr' stands by for 'prod', but there is no cluster of that name; there are: dr", cluster("dr", "prod"));
        refused("standbys in a circle", cluster("a", "b"), cluster("b", "a"));
        refused("cannot stand by for itself", cluster("a", "a"));
        refused("both stand by for 'a'", cluster("a", null), cluster("b", "a"), cluster("c", "a"));
        refused("'env production' is not a label", labelled);
        refused("0 releases at a time", busy);
        refused("is not a cluster name", cluster("a/b", null));
        refused("has no kubeconfig credential", new KubernetesCluster("a", " "));
        assertEquals(List.of("kept"), KubernetesClusters.get().getClusters().stream().map(KubernetesCluster::getName).toList());
    }

    @Test
    public void everyFieldIsKept() {
        KubernetesCluster full = cluster("dr", "prod");
        full.setLabels("env=production, region=bj");
        full.setConcurrency(2);
        full.setContext("admin@dr");
        full.setNamespace("shop");
        full.setFolders("shop, team/a");
        KubernetesClusters.get().setClusters(List.of(cluster("prod", null), full));
        KubernetesCluster read = new KubernetesClusters().getClusters().get(1);
        assertEquals("prod", read.getStandbyOf());
        assertEquals("bj", read.labelMap().get("region"));
        assertEquals(Integer.valueOf(2), read.getConcurrency());
        assertEquals("admin@dr", read.getContext());
        assertEquals("shop", read.getNamespace());
        assertEquals("shop, team/a", read.getFolders());
        assertNull(new KubernetesClusters().getClusters().get(0).getConcurrency());
    }

    @Test
    public void aClusterIsOpenToTheJobsOfItsFoldersOnly() {
        KubernetesCluster cluster = cluster("prod", null);
        cluster.setFolders("shop, team/a");
        assertEquals(true, cluster.isOpenTo("shop/job"));
        assertEquals(true, cluster.isOpenTo("team/a/deep/job"));
        assertEquals(false, cluster.isOpenTo("team/job"));
        assertEquals(false, cluster.isOpenTo("shopping/job"));
        assertEquals(false, cluster.isOpenTo("shop"));
    }
}
