package io.jenkins.plugins.kubesphere.cluster.real;

import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.PATIENT;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.await;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.configMap;
import static io.jenkins.plugins.kubesphere.cluster.real.RealCluster.documents;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import io.jenkins.plugins.kubesphere.cluster.Line;
import io.jenkins.plugins.kubesphere.cluster.PlannedChange;
import io.jenkins.plugins.kubesphere.cluster.Release;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.cluster.Transport;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocuments;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.ClassRule;
import org.junit.Test;

/** An API server that goes away in the middle of a release. */
public class OutageTest {

    @ClassRule
    public static final ControlPlane PLANE = new ControlPlane();

    private final Recorder heard = new Recorder();

    private static String balancer(String name) {
        return "apiVersion: v1\nkind: Service\nmetadata: {name: %s}\nspec: {type: LoadBalancer, ports: [{port: 80}]}\n".formatted(name);
    }

    private static Release release(ClusterConnection connection, String manifest, Recorder recorder) throws Exception {
        return Release.of(connection, ManifestDocuments.read("m.yaml", manifest), PATIENT, recorder);
    }

    private void waitFor(List<String> lines, String start) throws InterruptedException {
        for (int i = 0; i < 300 && lines.stream().noneMatch(line -> line.startsWith(start)); i++) {
            Thread.sleep(50);
        }
        assertThat(lines.toString(), containsString(start));
    }

    @Test
    public void aServerThatIsKilledWhileWaitingIsWaitedFor() throws Exception {
        CompletableFuture<ReleaseResult> result = release(PLANE.admin(), balancer("killed"), heard).start();
        waitFor(heard.waits, "killed: no address");
        PLANE.killServer();
        waitFor(heard.waits, "killed: the API server does not answer");
        PLANE.compact();
        PLANE.startServer();
        PLANE.waitUntilReady();
        PLANE.balance("killed");
        assertEquals(1, await(result).count(AppliedObject.Change.CREATED));
    }

    @Test
    public void aServerThatIsKilledBeforeTheWriteIsWaitedForAndAnAbortedWriteNeverComes() throws Exception {
        Recorder killing = new Recorder() {
            @Override
            public void planned(List<PlannedChange> changes) {
                PLANE.killServer();
            }
        };
        CompletableFuture<ReleaseResult> result = release(PLANE.admin(), documents(configMap("one", "1"), configMap("two", "1")), killing).start();
        Release aborted = release(PLANE.admin(), configMap("never", "1"), heard);
        waitFor(killing.lines, "warning cluster \"own\"");
        aborted.start();
        aborted.cancel();
        PLANE.startServer();
        PLANE.waitUntilReady();
        assertEquals(2, await(result).count(AppliedObject.Change.CREATED));
        assertEquals("one outage, one line", 1, killing.lines.size());
        assertEquals(404, await(PLANE.admin().get("/api/v1/namespaces/default/configmaps/never")).status());
    }

    @Test
    public void aServerThatHangsIsWaitedForAndAnAbortDoesNotWaitForIt() throws Exception {
        CompletableFuture<ReleaseResult> result = release(PLANE.admin(), balancer("paused"), heard).start();
        waitFor(heard.waits, "paused: no address");
        PLANE.signal("STOP");
        try {
            Recorder other = new Recorder();
            Release aborted = release(PLANE.admin(), configMap("hanging", "1"), other);
            CompletableFuture<ReleaseResult> stopped = aborted.start();
            Thread.sleep(500);
            aborted.cancel();
            assertTrue("at once", stopped.isDone());
            assertEquals(ClusterException.Cause.CANCELLED, assertThrows(ClusterException.class, () -> await(stopped)).kind());
            Thread.sleep(5000);
        } finally {
            PLANE.signal("CONT");
        }
        PLANE.balance("paused");
        await(result);
    }

    @Test
    public void aWatchThatIsTooOldOrCutOffIsBegunAnew() throws Exception {
        AtomicInteger watches = new AtomicInteger();
        Transport direct = PLANE.admin().transport();
        Transport odd = new Transport() {
            @Override
            public CompletableFuture<Reply> exchange(String method, String path, String contentType, byte[] body, Duration limit) {
                return direct.exchange(method, path, contentType, body, limit);
            }

            @Override
            public CompletableFuture<Integer> lines(String path, BiConsumer<Integer, String> lines) {
                int number = watches.incrementAndGet();
                CompletableFuture<Integer> watch = direct.lines(number == 1 ? path.replaceFirst("resourceVersion=\\d+", "resourceVersion=1") : path, lines);
                if (number == 2) {
                    watch.cancel(true);
                }
                return watch;
            }
        };
        PLANE.compact();
        CompletableFuture<ReleaseResult> result = release(ClusterConnection.through(PLANE.admin().access(), odd), balancer("old"), heard).start();
        for (int i = 0; i < 300 && watches.get() < 3; i++) {
            Thread.sleep(50);
        }
        assertTrue(String.valueOf(watches), watches.get() >= 3);
        PLANE.balance("old");
        await(result);
    }

    @Test
    public void aConnectionThatWasForgottenOnTheWayIsLeftForANewOne() throws Exception {
        try (Line line = new Line(PLANE.admin().access().server())) {
            ClusterConnection connection = ClusterConnection.to(Kubeconfig.parse(line.through(PLANE.kubeconfig())).access(null));
            assertTrue(await(connection.get("/version")).isOk());
            line.forget();
            assertTrue(await(connection.get("/version")).isOk());
        }
    }
}
