package io.jenkins.plugins.kubesphere.cluster.real;

import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.PATIENT;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.await;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.configMap;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.deployment;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.documents;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.ReleaseOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;

/** What certainly will not become ready ends the wait early, with the reason a person would look up. */
public class FailureTest {

    private static final ReleaseOptions LONG = new ReleaseOptions("", false, false, true, Duration.ofMinutes(30), false);

    @Rule
    public final RealCluster cluster = new RealCluster();

    private final Recorder heard = new Recorder();

    private ClusterException fails(String manifest) {
        ClusterException failure = assertThrows(ClusterException.class, () -> cluster.apply(manifest, LONG, heard));
        assertEquals(failure.getMessage(), ClusterException.Cause.NOT_READY, failure.kind());
        return failure;
    }

    @Test
    public void aContainerThatCannotStartEndsTheWaitOfEveryKind() throws Exception {
        List<CompletableFuture<?>> all = List.of(
                cluster.release(cluster.admin(), deployment("noimage", "does-not-exist:1", 1), LONG, heard).start(),
                cluster.release(cluster.admin(), deployment("noconfig", "config-missing:1", 1).replace("Deployment", "StatefulSet"), LONG, heard).start(),
                cluster.release(cluster.admin(), deployment("daemon", "does-not-exist:1", 1).replace("Deployment", "DaemonSet").replace("  replicas: 1\n", ""),
                        LONG, heard).start(),
                cluster.release(cluster.admin(), "apiVersion: batch/v1\nkind: Job\nmetadata: {name: job}\nspec: {template: {spec: {restartPolicy: Never, "
                        + "containers: [{name: app, image: does-not-exist}]}}}\n", LONG, heard).start());
        List<String> reasons = List.of("ImagePullBackOff", "CreateContainerConfigError secret \"absent\" not found", "ImagePullBackOff", "ImagePullBackOff");
        for (int i = 0; i < all.size(); i++) {
            int number = i;
            assertThat(assertThrows(ClusterException.class, () -> await(all.get(number))).getMessage(), containsString(reasons.get(i)));
        }
        assertTrue(heard.lines.toString(), heard.lines.stream().anyMatch(line -> line.startsWith("pod noimage") && line.contains("ImagePullBackOff")));
        assertTrue("events are shown: " + heard.lines, heard.lines.stream().anyMatch(line -> line.contains("Scheduled")));
    }

    @Test
    public void aCrashShowsTheEndOfTheContainersLogWithoutTheManifestsSecrets() throws Exception {
        ClusterException failure = fails(documents("apiVersion: v1\nkind: Secret\nmetadata: {name: database}\nstringData: {password: swordfish-42}\n",
                deployment("crash", "crashes:1", 1)));
        assertThat(failure.getMessage(), containsString("CrashLoopBackOff"));
        String log = String.join("\n", heard.lines);
        assertThat(log, containsString("  | fatal: no connection to the database"));
        assertThat(log, containsString("with the password ****"));
        assertThat(log, not(containsString("swordfish")));
        assertEquals("the last 50 lines", 50, heard.lines.stream().filter(line -> line.startsWith("  | ")).count());
    }

    @Test
    public void eventsSayWhenTheyWereAndThoseOfAnEarlierObjectWithTheNameAreNotShown() throws Exception {
        fails(deployment("twice", "does-not-exist:1", 1));
        cluster.delete(cluster.path("apps/v1", "deployments/twice"));
        heard.lines.clear();
        fails(deployment("twice", "does-not-exist:1", 1));
        List<String> events = heard.lines.stream().filter(line -> line.startsWith("event of Deployment twice")).toList();
        assertEquals(events.toString(), 1, events.size());
        assertTrue(events.toString(), events.get(0).matches("event of Deployment twice at \\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z: Normal ScalingReplicaSet: .*"));
    }

    @Test
    public void aQuotaThatRefusesPodsEndsTheWait() throws Exception {
        cluster.createHere("v1", "resourcequotas", "{\"metadata\": {\"name\": \"none\"}, \"spec\": {\"hard\": {\"pods\": \"0\"}}}");
        cluster.patch(cluster.path("v1", "resourcequotas/none/status"), "{\"status\": {\"hard\": {\"pods\": \"0\"}, \"used\": {\"pods\": \"0\"}}}");
        assertThat(fails(deployment("web", "app:1", 1)).getMessage(), containsString("exceeded quota"));
        assertThat(fails(deployment("store", "app:1", 1).replace("Deployment", "StatefulSet")).getMessage(), containsString("exceeded quota"));
        assertThat(fails(deployment("daemon", "app:1", 1).replace("Deployment", "DaemonSet").replace("  replicas: 1\n", "")).getMessage(),
                containsString("exceeded quota"));
        assertThat(fails("apiVersion: batch/v1\nkind: Job\nmetadata: {name: job}\nspec: {template: {spec: {restartPolicy: Never, containers: "
                + "[{name: app, image: app}]}}}\n").getMessage(), containsString("exceeded quota"));
    }

    @Test
    public void aDeadlineThatPassesEndsTheWait() {
        String manifest = deployment("slow", "never-ready:1", 1).replace("replicas: 1", "replicas: 1\n  progressDeadlineSeconds: 2");
        assertThat(fails(manifest).getMessage(), containsString("progress deadline is exceeded"));
    }

    @Test
    public void aTimeoutTellsWhatIsMissing() {
        ReleaseOptions hasty = new ReleaseOptions("", false, false, true, Duration.ofSeconds(2), false);
        ClusterException late = assertThrows(ClusterException.class, () -> cluster.apply(deployment("late", "never-ready:1", 2), hasty, heard));
        assertEquals(ClusterException.Cause.TIMEOUT, late.kind());
        assertThat(late.getMessage(), containsString("Deployment " + cluster.namespace() + "/late (0 of 2 pods available)"));
        assertTrue(heard.lines.toString(), heard.lines.stream().anyMatch(line -> line.startsWith("pod late-")));
    }

    @Test
    public void aPolicyThatDeniesIsToldBeforeAnythingIsWritten() throws Exception {
        String name = cluster.namespace();
        cluster.create("admissionregistration.k8s.io/v1", "validatingadmissionpolicies", """
                {"metadata": {"name": "%s"}, "spec": {"failurePolicy": "Fail", "matchConstraints": {"resourceRules": [{"apiGroups": ["apps", ""],
                 "apiVersions": ["v1"], "operations": ["CREATE", "UPDATE"], "resources": ["deployments", "pods"]}]}, "validations": [{"expression":
                 "!object.metadata.name.startsWith('forbidden')", "message": "names must not begin with forbidden"}]}}""".formatted(name));
        cluster.create("admissionregistration.k8s.io/v1", "validatingadmissionpolicybindings", """
                {"metadata": {"name": "%1$s"}, "spec": {"policyName": "%1$s", "validationActions": ["Deny"], "matchResources": {"namespaceSelector":
                 {"matchLabels": {"kubernetes.io/metadata.name": "%1$s"}}}}}""".formatted(name));
        try {
            String manifest = documents(configMap("first", "1"), deployment("forbidden-web", "app:1", 1));
            ReleaseOptions planned = PATIENT.asDryRun();
            ClusterException denial = null;
            for (int i = 0; i < 100 && denial == null; i++) {
                // A new policy takes a moment to be in force.
                try {
                    cluster.apply(manifest, planned, heard);
                } catch (ClusterException e) {
                    denial = e;
                }
            }
            assertEquals(ClusterException.Cause.REFUSED, denial.kind());
            denial = assertThrows(ClusterException.class, () -> cluster.apply(manifest, PATIENT, heard));
            assertThat(denial.getMessage(), containsString("names must not begin with forbidden"));
            assertNull(cluster.get("v1", "configmaps/first"));
            ClusterException later = fails(deployment("ok", "app:1", 1).replace("metadata: {labels: {app: ok}}", "metadata: {labels: {app: ok}}")
                    .replace("kind: Deployment", "kind: StatefulSet").replace("{name: ok,", "{name: forbidden-set,"));
            assertThat(later.getMessage(), containsString("names must not begin with forbidden"));
            assertFalse(later.getMessage().isEmpty());
        } finally {
            cluster.delete("/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings/" + name);
            cluster.delete("/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies/" + name);
        }
    }
}
