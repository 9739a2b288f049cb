package io.jenkins.plugins.kubesphere.embedded.cluster;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.util.List;
import org.junit.Test;

/** A patch that names a version is for that version alone, of whatever sort it is. */
public class SimulatedClusterPatchTest {

    private static final String OUTDATED_JSON_PATCH =
            "[{\"op\":\"replace\",\"path\":\"/metadata/resourceVersion\",\"value\":\"1\"},{\"op\":\"replace\",\"path\":\"/data/key\",\"value\":\"2\"}]";
    private static final String OUTDATED_MERGE_PATCH = "{\"metadata\":{\"resourceVersion\":\"1\"},\"data\":{\"key\":\"2\"}}";

    @Test(timeout = 30_000)
    public void aPatchOfAnOutdatedVersionIsAConflict() throws IOException {
        try (SimulatedCluster cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev"));
                KubernetesClient client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(cluster.kubeconfig())).build()) {
            client.resource(new ConfigMapBuilder().withNewMetadata().withName("settings").withNamespace("default").endMetadata()
                    .addToData("key", "1").build()).create();
            Resource<ConfigMap> settings = client.configMaps().inNamespace("default").withName("settings");

            for (PatchType type : List.of(PatchType.JSON, PatchType.JSON_MERGE, PatchType.STRATEGIC_MERGE)) {
                String patch = type == PatchType.JSON ? OUTDATED_JSON_PATCH : OUTDATED_MERGE_PATCH;
                KubernetesClientException refusal = assertThrows(type.name(), KubernetesClientException.class,
                        () -> settings.patch(PatchContext.of(type), patch));
                assertEquals(type.name(), 409, refusal.getCode());
            }
            assertEquals("1", settings.get().getData().get("key"));
        }
    }
}
