package io.jenkins.plugins.kubesphere.embedded.cluster;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a simulated cluster keeps in its directory. */
public class SimulatedClusterRestartTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private static ConfigMap settings(String value) {
        return new ConfigMapBuilder().withNewMetadata().withName("settings").withNamespace("default").endMetadata().addToData("key", value).build();
    }

    private static KubernetesClient client(SimulatedCluster cluster) {
        return new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(cluster.kubeconfig())).build();
    }

    @Test
    public void aNewProcessFindsAddressKeysAndObjects() throws IOException {
        Path kept = folder.getRoot().toPath().resolve("dev");
        String kubeconfig;
        try (SimulatedCluster first = SimulatedCluster.start(SimulatedClusterOptions.named("dev").keptIn(kept))) {
            kubeconfig = first.kubeconfig();
            try (KubernetesClient client = client(first)) {
                client.resource(settings("1")).create();
                client.resource(settings("2")).update();
            }
        }
        try (SimulatedCluster second = SimulatedCluster.start(SimulatedClusterOptions.named("dev").keptIn(kept))) {
            assertEquals(kubeconfig, second.kubeconfig());
            assertEquals("2", second.object("ConfigMap", "default", "settings").orElseThrow().at("/data/key").asText());
        }
    }

    @Test
    public void aLineCutByAKillIsAChangeThatNeverHappened() throws IOException {
        Path kept = folder.getRoot().toPath().resolve("dev");
        try (SimulatedCluster first = SimulatedCluster.start(SimulatedClusterOptions.named("dev").keptIn(kept))) {
            try (KubernetesClient client = client(first)) {
                client.resource(settings("1")).create();
            }
        }
        Files.writeString(kept.resolve("objects.jsonl"),
                "{\"revision\":9999,\"group\":\"\",\"plu", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        try (SimulatedCluster second = SimulatedCluster.start(SimulatedClusterOptions.named("dev").keptIn(kept))) {
            assertTrue(second.object("ConfigMap", "default", "settings").isPresent());
            assertTrue(second.revision() < 9999);
        }
    }

    @Test
    public void keysAndObjectsAreForTheirOwnerOnly() throws IOException {
        Path kept = folder.getRoot().toPath().resolve("dev");
        try (SimulatedCluster cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev").keptIn(kept))) {
            for (String file : new String[] {"authority.p12", "objects.jsonl"}) {
                assertEquals(file, "rw-------",
                        java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.resolve(file))));
            }
            assertTrue(cluster.revision() > 0);
        }
    }
}
