package io.jenkins.plugins.kubesphere.cluster.real;

import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.PATIENT;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.await;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.configMap;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.deployment;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.documents;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.ReleaseOptions;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.cluster.SetMembership;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

/** Users who may do all but one thing: what cannot be done is said in a sentence, what is not needed is done without. */
public class RightsTest {

    private static final List<String> ALL = List.of("get", "list", "watch", "patch", "create", "update", "delete");
    private static final ReleaseOptions UNDOING = new ReleaseOptions("", false, false, true, Duration.ofSeconds(30), true);

    @Rule
    public final RealCluster cluster = new RealCluster();

    private final Recorder heard = new Recorder();

    /** Everything on deployments and config maps but these verbs, reading of pods and what belongs to them. */
    private ClusterConnection without(String... verbs) throws Exception {
        String allowed = ALL.stream().filter(verb -> !List.of(verbs).contains(verb)).collect(Collectors.joining("\",\"", "[\"", "\"]"));
        return cluster.userWith("""
                [{"apiGroups": ["", "apps"], "resources": ["deployments", "configmaps"], "verbs": %s},
                 {"apiGroups": ["", "apps"], "resources": ["pods", "pods/log", "events", "replicasets"], "verbs": ["get", "list"]}]""".formatted(allowed));
    }

    private ClusterException refused(ClusterConnection user, String manifest, ReleaseOptions options) {
        ClusterException refusal = assertThrows(ClusterException.class, () -> await(cluster.release(user, manifest, options, heard).start()));
        assertEquals(refusal.getMessage(), ClusterException.Cause.DENIED, refusal.kind());
        return refusal;
    }

    @Test
    public void readingWritingAndCreatingAreNeededAndSaidSoBeforeAnythingIsWritten() throws Exception {
        String manifest = documents(configMap("first", "1"), deployment("web", "app:1", 1));
        for (String verb : List.of("get", "patch", "create")) {
            String message = refused(without(verb), manifest, PATIENT).getMessage();
            assertThat(message, containsString("cannot " + verb + " resource \"deployments\""));
            assertThat(message, containsString("Deployment " + cluster.namespace() + "/web"));
            assertNull(cluster.get("v1", "configmaps/first"));
        }
    }

    @Test
    public void watchingAndListingAreDoneWithout() throws Exception {
        for (String name : List.of("watch", "list")) {
            ReleaseResult result = await(cluster.release(without("watch", name), deployment(name, "app:1", 1), PATIENT, heard).start());
            assertTrue(result.objects().get(0).secondsToReady() >= 0);
        }
    }

    @Test
    public void withoutPodsLogsAndEventsTheWaitStillWorksAndTheDeadlineFailsIt() throws Exception {
        ClusterConnection blind = cluster.userWith("[{\"apiGroups\": [\"apps\"], \"resources\": [\"deployments\"], \"verbs\": "
                + "[\"get\", \"list\", \"watch\", \"patch\", \"create\"]}]");
        await(cluster.release(blind, deployment("web", "app:1", 1), PATIENT, heard).start());
        ClusterException failure = assertThrows(ClusterException.class, () -> await(cluster.release(blind,
                deployment("web", "never-ready:2", 1).replace("replicas: 1", "replicas: 1\n  progressDeadlineSeconds: 2"), PATIENT, heard).start()));
        assertThat(failure.getMessage(), containsString("progress deadline is exceeded"));
        assertThat(heard.lines.toString(), containsString("may not read events"));
    }

    @Test
    public void aForbiddenLogIsNamedAndTheRestIsShown() throws Exception {
        ClusterConnection user = cluster.userWith(Stream.of("{\"apiGroups\": [\"apps\"], \"resources\": [\"deployments\", \"replicasets\"], \"verbs\": [\"*\"]}",
                "{\"apiGroups\": [\"\"], \"resources\": [\"pods\", \"events\"], \"verbs\": [\"list\"]}").toList().toString());
        ClusterException failure = assertThrows(ClusterException.class,
                () -> await(cluster.release(user, deployment("crash", "crashes:1", 1), PATIENT, heard).start()));
        assertThat(failure.getMessage(), containsString("CrashLoopBackOff"));
        assertThat(heard.lines.toString(), containsString("may not read pods/log"));
        assertThat(heard.lines.toString(), containsString("pod crash-"));
    }

    @Test
    public void whatMayNotBeDeletedIsNamedByRollbackAndPrune() throws Exception {
        ClusterConnection user = without("delete");
        ClusterException failure = assertThrows(ClusterException.class, () -> await(cluster.release(user,
                documents(configMap("extra", "1"), deployment("web", "does-not-exist:1", 1)), UNDOING, heard).start()));
        assertThat(failure.getMessage(), containsString("ImagePullBackOff"));
        assertThat(failure.getMessage(), containsString("could not be returned to what it was"));
        assertThat(failure.getMessage(), containsString("cannot delete resource \"configmaps\""));
        ReleaseOptions pruning = PATIENT.in(new SetMembership("mine", true, List.of()));
        await(cluster.release(user, documents(configMap("a", "1"), configMap("b", "1")), pruning, heard).start());
        assertThat(refused(user, configMap("a", "1"), pruning).getMessage(), containsString("cannot delete resource \"configmaps\""));
        assertNotNull(cluster.get("v1", "configmaps/b"));
        ClusterConnection unlisting = without("list");
        assertThat(refused(unlisting, configMap("a", "1"), pruning).getMessage(), containsString("cannot list resource \"configmaps\""));
        ReleaseResult done = await(cluster.release(cluster.admin(), configMap("a", "1"), pruning, heard).start());
        assertEquals(1, done.count(AppliedObject.Change.PRUNED));
    }
}
