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
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.ReleaseOptions;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.cluster.SetMembership;
import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** Sets and their pruning, and rollback, on the real API server. */
public class SetTest {

    private static final ReleaseOptions PRUNING = PATIENT.in(new SetMembership("shop", true, List.of()));
    private static final ReleaseOptions UNDOING = new ReleaseOptions("", false, false, true, Duration.ofSeconds(60), true);

    @Rule
    public final RealCluster cluster = new RealCluster();

    private final Recorder heard = new Recorder();

    private static String clusterRole(String name) {
        return "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: %s}\nrules: []\n".formatted(name);
    }

    @Test
    public void removesWhatLeftTheSetAndNothingElse() throws Exception {
        String service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n";
        cluster.kubectl(configMap("foreign", "1"), "apply", "-f", "-");
        cluster.kubectl(configMap("adopted", "1"), "apply", "-f", "-");
        cluster.kubectl("", "annotate", "configmap/adopted", "by=hand");
        String role = "role-" + cluster.namespace();
        try {
            cluster.apply(documents(deployment("web", "app:1", 1), service, configMap("old", "1"), configMap("adopted", "2"), clusterRole(role)), PRUNING, heard);
            ReleaseResult planned = cluster.apply(documents(deployment("web", "app:1", 1)), PRUNING.asDryRun(), heard);
            assertEquals(2, planned.count(AppliedObject.Change.PRUNED));
            assertNotNull("a dry run removes nothing", cluster.get("v1", "configmaps/old"));
            heard.events.clear();
            ReleaseResult result = cluster.apply(documents(deployment("web", "app:1", 1)), PRUNING, heard);
            assertEquals(2, result.count(AppliedObject.Change.PRUNED));
            assertEquals(1, result.count(AppliedObject.Change.UNCHANGED));
            assertTrue(heard.events.toString(), heard.events.indexOf("pruning [old, web]") < heard.events.indexOf("pruned Service web"));
            assertNull(cluster.get("v1", "configmaps/old"));
            assertNull(cluster.get("v1", "services/web"));
            assertNotNull("others have written to it", cluster.get("v1", "configmaps/adopted"));
            assertNotNull(cluster.get("v1", "configmaps/foreign"));
            assertTrue(await(cluster.admin().get("/apis/rbac.authorization.k8s.io/v1/clusterroles/" + role)).isOk());
            ReleaseOptions named = PATIENT.in(new SetMembership("shop", true, List.of("ClusterRole")));
            assertEquals(1, cluster.apply(documents(deployment("web", "app:1", 1)), named, heard).count(AppliedObject.Change.PRUNED));
            assertFalse(await(cluster.admin().get("/apis/rbac.authorization.k8s.io/v1/clusterroles/" + role)).isOk());
            ClusterException other = assertThrows(ClusterException.class, () -> cluster.apply(deployment("web", "app:1", 1),
                    PATIENT.in(new SetMembership("other", true, List.of())), heard));
            assertThat(other.getMessage(), containsString("belongs to another set"));
        } finally {
            cluster.delete("/apis/rbac.authorization.k8s.io/v1/clusterroles/" + role);
        }
    }

    @Test
    public void aRollbackReturnsEachObjectAndItsOwnersToWhatTheyWere() throws Exception {
        cluster.kubectl(deployment("legacy", "app:1", 2), "apply", "-f", "-");
        cluster.apply(documents(deployment("own", "app:1", 1), configMap("settings", "1")), PATIENT, heard);
        ObjectNode before = cluster.get("apps/v1", "deployments/own");
        ClusterException failure = assertThrows(ClusterException.class, () -> cluster.apply(documents(configMap("settings", "2"), configMap("extra", "1"),
                deployment("own", "app:2", 3), deployment("legacy", "does-not-exist:2", 2)), UNDOING, heard));
        assertThat(failure.getMessage(), containsString("ImagePullBackOff"));
        assertNull(cluster.get("v1", "configmaps/extra"));
        assertEquals("1", cluster.get("v1", "configmaps/settings").at("/data/key").asText());
        ObjectNode own = cluster.get("apps/v1", "deployments/own");
        assertEquals(before.path("spec"), own.path("spec"));
        assertEquals("it is ready again", 1, own.at("/status/availableReplicas").asInt());
        ObjectNode legacy = cluster.get("apps/v1", "deployments/legacy");
        assertEquals("app:1", legacy.at("/spec/template/spec/containers/0/image").asText());
        assertTrue(legacy.toString().contains("last-applied-configuration"));
        assertTrue(legacy.at("/metadata/managedFields").toString().contains("kubectl-client-side-apply"));
        cluster.kubectl(deployment("legacy", "app:3", 2), "apply", "-f", "-");
        assertEquals(2, cluster.apply(documents(deployment("own", "app:1", 1), configMap("settings", "1")), PATIENT, heard)
                .count(AppliedObject.Change.UNCHANGED));
        assertEquals("the next release is in conflict with nobody", 1, cluster.apply(deployment("own", "app:4", 1), PATIENT, heard)
                .count(AppliedObject.Change.CHANGED));
    }
}
