package io.jenkins.plugins.kubesphere.cluster;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocuments;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.AfterClass;
import org.junit.Assume;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A release against a cluster that speaks the real protocol over TLS. */
public class ReleaseTest {

    private static SimulatedCluster cluster;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private static final List<String> WAITS = Collections.synchronizedList(new ArrayList<>());

    private final Recorder heard = new Recorder();

    @BeforeClass
    public static void start() throws Exception {
        cluster = SimulatedCluster.start(SimulatedClusterOptions.named("dev").podsStartAfter(Duration.ofMillis(50)));
    }

    @AfterClass
    public static void stop() throws Exception {
        cluster.close();
    }

    static String deployment(String name, String image, int replicas) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s, labels: {app: %s}}
                spec:
                  replicas: %d
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec: {containers: [{name: app, image: "%s"}]}
                """.formatted(name, name, replicas, name, name, image);
    }

    private static ClusterConnection connection() throws Exception {
        return ClusterConnection.to(Kubeconfig.parse(cluster.kubeconfig()).access(null));
    }

    private Release release(String manifest, ReleaseOptions options) throws Exception {
        List<ManifestDocument> documents = ManifestDocuments.read("m.yaml", manifest);
        return Release.of(connection(), documents, options, heard);
    }

    private ReleaseResult apply(String manifest, ReleaseOptions options) throws Exception {
        return await(release(manifest, options).start());
    }

    private static String version(String kind, String name) {
        return cluster.object(kind, "default", name).orElseThrow().at("/metadata/resourceVersion").asText() + " ";
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(90, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError(WAITS.toString(), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ClusterException problem ? problem : e;
        }
    }

    @Test
    public void createsWaitsAndThenChangesNothing() throws Exception {
        String manifest = deployment("web", "app:1", 2) + "---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n"
                + "spec: {selector: {app: web}, ports: [{port: 80}]}\n";
        ReleaseResult first = apply(manifest, ReleaseOptions.DEFAULT);
        assertEquals(2, first.count(AppliedObject.Change.CREATED));
        assertTrue(first.objects().get(0).secondsToReady() >= 0);
        assertEquals(2, cluster.object("Deployment", "default", "web").orElseThrow().at("/status/availableReplicas").asInt());
        String version = version("Deployment", "web") + version("Service", "web");
        ReleaseResult second = apply(manifest, ReleaseOptions.DEFAULT);
        assertEquals(2, second.count(AppliedObject.Change.UNCHANGED));
        assertEquals("an unchanged manifest makes no write", version, version("Deployment", "web") + version("Service", "web"));
        ReleaseResult third = apply(manifest.replace("app:1", "app:2"), ReleaseOptions.DEFAULT);
        assertEquals(AppliedObject.Change.CHANGED, third.objects().get(0).change());
        assertEquals(AppliedObject.Change.UNCHANGED, third.objects().get(1).change());
        assertTrue(heard.diff().toString(), heard.diff().contains("- spec.template.spec.containers[app].image: app:1"));
        assertTrue(heard.diff().contains("+ spec.template.spec.containers[app].image: app:2"));
    }

    @Test
    public void anErrorInTheLastDocumentLeavesTheFirstUntouched() throws Exception {
        String manifest = deployment("untouched", "app:1", 1) + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: bad}\nspecial: 1\n---\n"
                + "apiVersion: apps/v1\nkind: Deploymnt\nmetadata: {name: x}\n";
        ClusterException refusal = assertThrows(ClusterException.class, () -> apply(manifest, ReleaseOptions.DEFAULT));
        assertThat(refusal.getMessage(), containsString("Deploymnt"));
        assertThat(refusal.getMessage(), containsString("did you mean Deployment"));
        assertFalse(cluster.object("Deployment", "default", "untouched").isPresent());
    }

    @Test
    public void unknownVersionsAndMissingNamespacesHaveTheirSentence() throws Exception {
        assertThat(assertThrows(ClusterException.class, () -> apply("apiVersion: no.such/v1\nkind: A\nmetadata: {name: a}\n", ReleaseOptions.DEFAULT))
                .getMessage(), containsString("does not know apiVersion no.such/v1"));
        assertThat(assertThrows(ClusterException.class, () -> apply(deployment("a", "b", 1), ReleaseOptions.DEFAULT.inNamespace("missing"))).getMessage(),
                containsString("the namespace missing does not exist"));
    }

    @Test
    public void aNamespaceOfTheSameManifestComesFirst() throws Exception {
        String manifest = deployment("inside", "app:1", 1).replace("{name: inside,", "{name: inside, namespace: fresh,")
                + "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: fresh}\n";
        assertEquals(2, apply(manifest, ReleaseOptions.DEFAULT).count(AppliedObject.Change.CREATED));
        assertTrue(cluster.object("Deployment", "fresh", "inside").isPresent());
    }

    @Test
    public void aMissingImageEndsTheWaitEarlyAndIsExplained() throws Exception {
        long start = System.nanoTime();
        ClusterException failure = assertThrows(ClusterException.class, () -> apply(deployment("noimage", "does-not-exist:1", 1), ReleaseOptions.DEFAULT));
        assertEquals(ClusterException.Cause.NOT_READY, failure.kind());
        assertThat(failure.getMessage(), containsString("ImagePullBackOff"));
        assertTrue(String.valueOf(heard.lines), heard.lines.stream().anyMatch(line -> line.startsWith("pod noimage")));
        assertTrue("early", System.nanoTime() - start < 15e9);
    }

    @Test
    public void aRollbackRemovesWhatWasCreatedAndRestoresWhatWasChanged() throws Exception {
        apply(deployment("keeper", "app:1", 1), ReleaseOptions.DEFAULT);
        ReleaseOptions undo = new ReleaseOptions("", false, false, true, Duration.ofSeconds(15), true);
        String manifest = deployment("keeper", "does-not-exist:2", 1) + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: extra}\ndata: {a: b}\n";
        assertThrows(ClusterException.class, () -> apply(manifest, undo));
        assertEquals("app:1", cluster.object("Deployment", "default", "keeper").orElseThrow().at("/spec/template/spec/containers/0/image").asText());
        assertFalse(cluster.object("ConfigMap", "default", "extra").isPresent());
    }

    @Test
    public void aDryRunWritesNothingAndMasksSecrets() throws Exception {
        String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: hunter2}\n";
        ReleaseResult result = apply(secret, ReleaseOptions.DEFAULT.asDryRun());
        assertEquals(1, result.count(AppliedObject.Change.CREATED));
        assertFalse(cluster.object("Secret", "default", "s").isPresent());
        assertThat(heard.diff().toString(), containsString("data.password: ****"));
        assertThat(heard.diff().toString(), not(containsString("hunter2")));
    }

    @Test
    public void theTimeoutNamesWhatIsMissing() throws Exception {
        ReleaseOptions hasty = new ReleaseOptions("", false, false, true, Duration.ofMillis(900), false);
        ClusterException late = assertThrows(ClusterException.class,
                () -> apply("apiVersion: batch/v1\nkind: Job\nmetadata: {name: j}\nspec: {template: {spec: {restartPolicy: Never, "
                        + "containers: [{name: c, image: crash}]}}}\n", hasty));
        assertThat(late.getMessage(), containsString("Job default/j"));
    }

    @Test
    public void cancellingEndsAtOnce() throws Exception {
        Release release = release(deployment("endless", "does-not-exist:1", 1), ReleaseOptions.DEFAULT);
        CompletableFuture<ReleaseResult> result = release.start();
        Thread.sleep(300);
        long start = System.nanoTime();
        release.cancel();
        assertEquals(ClusterException.Cause.CANCELLED, assertThrows(ClusterException.class, () -> await(result)).kind());
        assertTrue(System.nanoTime() - start < 1e9);
    }

    @Test
    public void waitingGoesOnAfterARestartWithoutWriting() throws Exception {
        ReleaseOptions noWait = new ReleaseOptions("", false, false, false, Duration.ofSeconds(15), false);
        ReleaseResult written = apply(deployment("resumed", "app:1", 1), noWait);
        Thread.sleep(2000);
        ReleaseResult ready = await(Release.resume(connection(), written.objects(), ReleaseOptions.DEFAULT, heard).start());
        assertTrue("counted from the write", ready.objects().get(0).secondsToReady() >= 2);
        assertEquals(AppliedObject.Change.CREATED, ready.objects().get(0).change());
        Release again = release(deployment("resumed", "app:1", 1), ReleaseOptions.DEFAULT).after(List.of(), written.objects());
        AppliedObject known = await(again.start()).objects().get(0);
        assertTrue("as well when the restart came between two writes", known.secondsToReady() >= 2);
        assertEquals(AppliedObject.Change.CREATED, known.change());
    }

    @Test
    public void aClusterThatIsSlowToConnectToIsAskedAgain() throws Exception {
        try (Line line = new Line(cluster.url())) {
            line.silence();
            CompletableFuture<Answer> answer = ClusterConnection.to(Kubeconfig.parse(line.through(cluster.kubeconfig())).access(null)).get("/version");
            Thread.sleep(5000);
            line.repair();
            assertTrue(await(answer).isOk());
        }
    }

    @Test
    public void takesOverFromClientSideKubectlApplyWithoutLeavingAField() throws Exception {
        assumeKubectl();
        String old = deployment("legacy", "app:1", 1).replace("labels: {app: legacy}}\nspec", "labels: {app: legacy, gone: later}}\nspec");
        kubectl("apply", old);
        ReleaseResult result = apply(deployment("legacy", "app:2", 1), ReleaseOptions.DEFAULT);
        assertEquals(AppliedObject.Change.CHANGED, result.objects().get(0).change());
        var live = cluster.object("Deployment", "default", "legacy").orElseThrow();
        assertEquals("app:2", live.at("/spec/template/spec/containers/0/image").asText());
        assertFalse(live.toString(), live.at("/metadata/labels").has("gone"));
        assertEquals(1, apply(deployment("legacy", "app:2", 1), ReleaseOptions.DEFAULT).count(AppliedObject.Change.UNCHANGED));
    }

    @Test
    public void conflictsNameManagerAndFieldAndForceTakesOver() throws Exception {
        assumeKubectl();
        kubectl("apply --server-side --field-manager=someone", deployment("shared", "app:1", 1));
        ClusterException conflict = assertThrows(ClusterException.class, () -> apply(deployment("shared", "app:2", 1), ReleaseOptions.DEFAULT));
        assertEquals(ClusterException.Cause.CONFLICT, conflict.kind());
        assertThat(conflict.getMessage(), containsString("someone"));
        assertThat(conflict.getMessage(), containsString("image"));
        apply(deployment("shared", "app:2", 1), new ReleaseOptions("", false, true, true, Duration.ofSeconds(15), false));
    }

    @Test
    public void aHundredWaitingReleasesHoldNoThreads() throws Exception {
        apply(deployment("warm", "app:1", 1), ReleaseOptions.DEFAULT);
        int before = kubernetesThreads();
        List<Release> releases = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            releases.add(release("apiVersion: v1\nkind: Service\nmetadata: {name: lb%d}\nspec: {type: LoadBalancer, ports: [{port: 80}]}\n".formatted(i),
                    ReleaseOptions.DEFAULT));
        }
        List<CompletableFuture<ReleaseResult>> results = releases.stream().map(Release::start).toList();
        Thread.sleep(1500);
        int during = kubernetesThreads();
        releases.forEach(Release::cancel);
        for (CompletableFuture<ReleaseResult> result : results) {
            assertTrue(result.isDone());
        }
        assertTrue(before + " -> " + during, during <= before + 4);
    }

    private static int kubernetesThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("kubernetes-clusters")
                || t.getName().startsWith("HttpClient")).count();
    }

    private void kubectl(String command, String manifest) throws Exception {
        Path config = folder.newFile().toPath();
        Files.writeString(config, cluster.kubeconfig());
        List<String> words = new ArrayList<>(List.of("kubectl", "--kubeconfig", config.toString()));
        words.addAll(List.of(command.split(" ")));
        words.addAll(List.of("-f", "-"));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().write(manifest.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 0, process.waitFor());
    }

    private static void assumeKubectl() {
        boolean present = false;
        for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
            present |= Files.isExecutable(Path.of(directory, "kubectl"));
        }
        Assume.assumeTrue("kubectl is missing", present);
    }

    /** Keeps what it hears. */
    private static final class Recorder implements ReleaseListener {

        private final List<PlannedChange> plan = Collections.synchronizedList(new ArrayList<>());
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void planned(List<PlannedChange> changes) {
            plan.clear();
            plan.addAll(changes);
        }

        @Override
        public void waiting(Resource resource, String reason) {
            WAITS.add(resource.label() + ": " + reason);
        }

        @Override
        public void diagnosis(List<String> diagnosis) {
            lines.addAll(diagnosis);
        }

        List<String> diff() {
            return plan.stream().flatMap(change -> change.diff().stream()).toList();
        }
    }
}
