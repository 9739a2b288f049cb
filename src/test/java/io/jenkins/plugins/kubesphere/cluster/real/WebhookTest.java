package io.jenkins.plugins.kubesphere.cluster.real;

import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.PATIENT;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.await;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.configMap;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.deployment;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.documents;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;

/** Admission webhooks that deny, or that do not answer for a while. */
public class WebhookTest {

    @Rule
    public final RealCluster cluster = new RealCluster();

    private final Recorder heard = new Recorder();

    /** A new configuration takes a moment to be in force; until then a dry run passes. */
    private void waitUntilInForce(String manifest) throws Exception {
        for (int i = 0; i < 100; i++) {
            try {
                cluster.apply(manifest, PATIENT.asDryRun(), new Recorder());
            } catch (ClusterException e) {
                return;
            }
        }
    }

    @Test
    public void aDenialIsToldBeforeAnythingIsWritten() throws Exception {
        try (Webhook webhook = Webhook.register(cluster, "[\"configmaps\"]")) {
            webhook.serve(object -> object.at("/data/key").asText().equals("bad") ? "the value bad is not allowed here" : "");
            String manifest = documents(configMap("first", "good"), configMap("second", "bad"));
            waitUntilInForce(manifest);
            ClusterException denial = assertThrows(ClusterException.class, () -> cluster.apply(manifest, PATIENT, heard));
            assertEquals(ClusterException.Cause.REFUSED, denial.kind());
            assertThat(denial.getMessage(), containsString("the value bad is not allowed here"));
            assertThat(denial.getMessage(), containsString("m.yaml:6"));
            assertNull(cluster.get("v1", "configmaps/first"));
        }
    }

    @Test
    public void aWebhookThatIsDownForAWhileDoesNotFailARollout() throws Exception {
        try (Webhook webhook = Webhook.register(cluster, "[\"pods\"]")) {
            waitUntilInForce("apiVersion: v1\nkind: Pod\nmetadata: {name: probe}\nspec: {containers: [{name: c, image: app}]}\n");
            CompletableFuture<ReleaseResult> result = cluster.release(cluster.admin(), deployment("web", "app:1", 1), PATIENT, heard).start();
            for (int i = 0; i < 300 && heard.waits.stream().noneMatch(line -> line.contains("failed calling webhook")); i++) {
                Thread.sleep(100);
            }
            assertThat(heard.waits.toString(), containsString("failed calling webhook"));
            Thread.sleep(5000);
            assertFalse("not certain", result.isDone());
            webhook.serve(object -> "");
            await(result);
        }
    }
}
