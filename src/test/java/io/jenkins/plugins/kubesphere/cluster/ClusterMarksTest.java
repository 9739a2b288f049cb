package io.jenkins.plugins.kubesphere.cluster;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Two addresses of one cluster are known to be one, and so are a cluster and its copy known to be two. */
public class ClusterMarksTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static ClusterConnection connection(String kubeconfig) throws Exception {
        return ClusterConnection.to(Kubeconfig.parse(kubeconfig).access(null));
    }

    private static Set<String> marks(ClusterConnection cluster) throws Exception {
        return ClusterMarks.of(cluster, "default").get();
    }

    private static void write(ClusterConnection cluster, String name) throws Exception {
        Answer answer = cluster.send("PATCH", "/api/v1/namespaces/default/configmaps/" + name + "?fieldManager=test", ClusterConnection.APPLY,
                new ObjectMapper().readTree("{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"" + name + "\"}}")).get();
        assertTrue(answer.message(), answer.isOk());
    }

    @Test
    public void oneClusterHasTheSameMarksThroughAnotherAddressAndAnotherClusterHasNot() throws Exception {
        try (SimulatedCluster one = SimulatedCluster.start("one"); SimulatedCluster two = SimulatedCluster.start("two"); Line line = new Line(one.url())) {
            ClusterConnection direct = connection(one.kubeconfig());
            ClusterConnection other = connection(line.through(one.kubeconfig()));
            assertNotEquals(direct.access().place(), other.access().place());
            assertEquals("kube-system and the namespace", 2, marks(direct).size());
            assertEquals(marks(direct), marks(other));
            assertTrue(ClusterMarks.isOne(direct, other, "default").get());
            assertFalse(marks(direct).stream().anyMatch(marks(connection(two.kubeconfig()))::contains));
            assertEquals("not twice where the namespace is that one", 1, ClusterMarks.of(direct, "kube-system").get().size());
        }
    }

    @Test
    public void aClusterRestoredFromACopyIsAnotherOne() throws Exception {
        Path original = folder.newFolder("original").toPath();
        Path copy = folder.newFolder("copy").toPath();
        SimulatedCluster.start(SimulatedClusterOptions.named("main").keptIn(original)).close();
        try (Stream<Path> files = Files.list(original)) {
            for (Path file : files.filter(file -> !file.endsWith("port")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        try (SimulatedCluster one = SimulatedCluster.start(SimulatedClusterOptions.named("main").keptIn(original));
                SimulatedCluster two = SimulatedCluster.start(SimulatedClusterOptions.named("main").keptIn(copy))) {
            ClusterConnection here = connection(one.kubeconfig());
            ClusterConnection there = connection(two.kubeconfig());
            assertEquals("a copy has the marks of the original", marks(here), marks(there));
            write(there, "only-here");
            assertFalse(ClusterMarks.isOne(here, there, "default").get());
            assertFalse(ClusterMarks.isOne(there, here, "default").get());
        }
    }

    @Test
    public void whatRefusesOrIsSilentHasNoMarksAndFailsNobody() throws Exception {
        SimulatedCluster cluster = SimulatedCluster.start("gone");
        ClusterConnection connection = connection(cluster.kubeconfig());
        cluster.answerEverythingWith(403);
        assertEquals(Set.of(), marks(connection));
        cluster.close();
        assertEquals(Set.of(), marks(connection));
        assertTrue("what nobody can tell apart is taken for one", ClusterMarks.isOne(connection, connection, "default").get());
    }

    private static String place(String server, String more) throws Exception {
        return connection("""
                {apiVersion: v1, kind: Config, current-context: c, contexts: [{name: c, context: {cluster: c, user: u}}],
                 clusters: [{name: c, cluster: {server: '%s'%s}}], users: [{name: u, user: {token: t}}]}""".formatted(server, more)).access().place();
    }

    @Test
    public void aPlaceIsTheSameHoweverItIsWrittenAndAnotherBehindAProxyOrAGateway() throws Exception {
        String plain = place("https://api.example.com", "");
        for (String same : new String[] {"https://API.Example.com:443", "HTTPS://api.example.com/", "https://api.example.com./"}) {
            assertEquals(plain, place(same, ""));
        }
        assertEquals(plain, place("https://api.example.com", ", tls-server-name: API.example.com"));
        assertThat(place("https://rancher.example.com/k8s/clusters/c-1/", ""), containsString("/k8s/clusters/c-1"));
        for (String other : new String[] {place("https://api.example.com:6443", ""), place("https://api.example.com/k8s/clusters/c-1", ""),
            place("https://api.example.com", ", tls-server-name: bj"), place("https://api.example.com", ", proxy-url: 'http://proxy.bj:3128'")}) {
            assertNotEquals(plain, other);
        }
    }
}
