package io.jenkins.plugins.kubesphere.image.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import io.jenkins.plugins.kubesphere.image.source.RegistrySource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A real registry behind an nginx or a wire that does what proxies and networks do to it. */
public class FaultyFrontTest {

    private static final int LAYERS = 6;
    private static final int LAYER = 400_000;
    private static final String CREDENTIALS = "Basic " + Base64.getEncoder()
            .encodeToString((DebianRegistry.ACCOUNT.username() + ":" + DebianRegistry.ACCOUNT.password()).getBytes(StandardCharsets.UTF_8));

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static DebianRegistry registry;
    private static Path layout;
    private static Digest digest;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final Pushes account = new Pushes(DebianRegistry.ACCOUNT);
    private final String repository = "r" + UUID.randomUUID();
    private Nginx nginx;

    @BeforeClass
    public static void start() throws Exception {
        registry = DebianRegistry.withPassword(FOLDER.getRoot().toPath().resolve("registry"));
        layout = FOLDER.newFolder("layout").toPath();
        digest = ImageFixtures.layout(layout, LAYERS, LAYER);
    }

    @AfterClass
    public static void stop() throws Exception {
        if (registry != null) {
            registry.close();
        }
    }

    @Before
    public void reset() {
        nginx = null;
    }

    @After
    public void stopNginx() throws Exception {
        if (nginx != null) {
            nginx.close();
        }
    }

    private void front(String http, String location) throws Exception {
        nginx = Nginx.start(folder.newFolder("nginx").toPath(), registry.host(), http, location);
    }

    private static OciLayoutSource source() throws Exception {
        return new OciLayoutSource(layout, null);
    }

    private PushResult push(String host) throws Exception {
        return account.push(source(), host + "/" + repository + ":1", "latest");
    }

    private String refused(String host) throws Exception {
        String message = assertThrows(ImageException.class, () -> push(host)).getMessage();
        assertFalse(message, message.contains(DebianRegistry.ACCOUNT.password()));
        assertTrue("nothing is published", registry.hasNoTags(repository));
        return message;
    }

    private void arrived(PushResult result) throws Exception {
        assertEquals(digest, result.digest());
        Skopeo.copy("docker://" + registry.host() + "/" + repository + ":latest", "dir:" + folder.newFolder("copy"),
                "--src-creds", DebianRegistry.ACCOUNT.username() + ":" + DebianRegistry.ACCOUNT.password());
    }

    @Test
    public void everyFourthRequestFailsAndThePushArrives() throws Exception {
        front("split_clients $request_id $fault { 8% 500; 8% 502; 8% 503; * ''; }", "if ($fault = 500) { return 500; } if ($fault = 502) { return 502; } if ($fault = 503) { return 503; }");
        arrived(push(nginx.host()));
        assertFalse(account.retries().isEmpty());
    }

    @Test
    public void connectionsThatAreClosedInTheMiddleOfABodyAreOpenedAgain() throws Exception {
        front("split_clients $request_id $fault { 30% 1; * ''; }", "if ($fault) { return 444; }");
        arrived(push(nginx.host()));
        assertFalse(account.retries().isEmpty());
    }

    @Test
    public void aLimitOfRequestsIsWaitedFor() throws Exception {
        front("limit_req_zone $binary_remote_addr zone=all:1m rate=20r/s; limit_req_status 429;",
                "limit_req zone=all burst=10 nodelay; add_header Retry-After 1 always;");
        arrived(push(nginx.host()));
        assertTrue(account.retries().toString(), account.retries().contains("HTTP 429"));
    }

    @Test
    public void aResetInTheMiddleOfABlobIsContinuedWhereTheRegistryStopped() throws Exception {
        try (CuttingWire wire = CuttingWire.to(registry.host()).resetsUploadsAfter(200_000, 3)) {
            arrived(push(wire.host()));
            assertEquals(3, wire.cuts());
            assertFalse(account.retries().isEmpty());
        }
    }

    @Test
    public void aRegistryThatIsStartedAnewInTheMiddleOfAPushGetsTheRest() throws Exception {
        try (CuttingWire wire = CuttingWire.to(registry.host()).slow(30)) {
            CompletableFuture<PushResult> pushed = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    pushed.complete(push(wire.host()));
                } catch (Exception e) {
                    pushed.completeExceptionally(e);
                }
            });
            thread.start();
            while (registry.requests().stream().noneMatch(request -> request.startsWith("POST /v2/" + repository)) && !pushed.isDone()) {
                Thread.sleep(20);
            }
            registry.restart(100);
            arrived(pushed.get(60, TimeUnit.SECONDS));
            assertFalse(account.retries().isEmpty());
        }
    }

    @Test
    public void aBodyThatIsTooLargeForAProxyIsRefusedOnceWithItsSetting() throws Exception {
        front("", "client_max_body_size 100k;");
        String message = refused(nginx.host());
        assertTrue(message, message.contains("client_max_body_size"));
        assertEquals(List.of(), account.retries());
    }

    @Test
    public void aSlowRegistryIsWaitedFor() throws Exception {
        try (CuttingWire wire = CuttingWire.to(registry.host()).slow(15)) {
            arrived(push(wire.host()));
            assertEquals(List.of(), account.retries());
        }
    }

    @Test
    public void credentialsDoNotFollowAnUploadToAnotherHost() throws Exception {
        nginx = Nginx.start(folder.newFolder("nginx").toPath(), registry.host(), "",
                "proxy_redirect ~^.*(/v2/.*/blobs/uploads/.*)$ http://localhost:OTHER$1;", "",
                "proxy_set_header Authorization '" + CREDENTIALS + "';");
        arrived(push(nginx.host()));
        List<String> elsewhere = nginx.otherRequests();
        assertTrue(elsewhere.toString(), elsewhere.stream().filter(request -> request.startsWith("PUT /v2/")).count() >= LAYERS);
        assertTrue(elsewhere.toString(), elsewhere.stream().allMatch(request -> request.endsWith(" -")));
    }

    @Test
    public void anUploadThatIsToldToGoElsewhereIsNotRepeatedThere() throws Exception {
        front("", "if ($request_method = PUT) { return 307 http://localhost:OTHER$request_uri; }");
        String message = refused(nginx.host());
        assertTrue(message, message.contains("307"));
        assertTrue(nginx.otherRequests().toString(), nginx.otherRequests().isEmpty());
    }

    @Test
    public void aRegistryThatStoresAnotherDigestIsNotBelieved() throws Exception {
        front("map $request_uri $lie { ~/manifests/ 'sha256:" + "0".repeat(64) + "'; }",
                "proxy_hide_header Docker-Content-Digest; add_header Docker-Content-Digest $lie always;");
        String message = refused(nginx.host());
        assertTrue(message, message.contains("0".repeat(64)) && message.contains(digest.toString()));
    }

    @Test
    public void aManifestThatWasChangedOnTheWayIsNotPromoted() throws Exception {
        arrived(push(registry.host()));
        front("", "sub_filter_types *; sub_filter '\"size\"' '\"siZe\"'; proxy_set_header Accept-Encoding '';");
        ImageReference from = ImageReference.parse(nginx.host() + "/" + repository + "@" + digest);
        String message = assertThrows(ImageException.class, () -> new RegistrySource(account.connect(nginx.host()), from)).getMessage();
        assertTrue(message, message.contains(digest.toString()));
    }

    @Test
    public void aDownloadThatEndsEarlyIsNotTakenForTheWhole() throws Exception {
        arrived(push(registry.host()));
        Descriptor layer = source().image().blobs().get(0).descriptor();
        try (CuttingWire wire = CuttingWire.to(registry.host()).endsDownloadsAfter(100_000, 1);
                Registry connected = account.connect(wire.host());
                InputStream in = connected.openBlob(repository, layer)) {
            assertThrows(Exception.class, in::readAllBytes);
            assertEquals(1, wire.cuts());
        }
    }

    /** From one registry to another over a line that breaks while a layer is read: the push goes on, and what arrives is whole. */
    @Test
    public void promotionOverALineThatBreaksArrivesWhole() throws Exception {
        arrived(push(registry.host()));
        try (DebianRegistry live = DebianRegistry.open(folder.getRoot().toPath().resolve("live"));
                CuttingWire wire = CuttingWire.to(registry.host()).endsDownloadsAfter(100_000, 2)) {
            ImageReference from = ImageReference.parse(wire.host() + "/" + repository + "@" + digest);
            Pushes anonymous = Pushes.anonymous();
            PushResult promoted = anonymous.push(new RegistrySource(account.connect(wire.host()), from), live.host() + "/app:1");
            assertEquals(2, wire.cuts());
            assertEquals(digest.toString(), Skopeo.digest(live.host() + "/app:1"));
            assertEquals(digest, promoted.digest());
        }
    }

    /** What lies damaged in the source's store is noticed before a tag of the destination moves. */
    @Test
    public void aBlobThatIsDamagedInItsRegistryIsNotPublished() throws Exception {
        arrived(push(registry.host()));
        Descriptor layer = source().image().blobs().get(1).descriptor();
        Path stored = registry.blob(layer.digest().hex());
        byte[] whole = Files.readAllBytes(stored);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        try (DebianRegistry live = DebianRegistry.open(folder.getRoot().toPath().resolve("live"))) {
            Files.write(stored, damaged);
            ImageReference from = ImageReference.parse(registry.host() + "/" + repository + "@" + digest);
            String message = assertThrows(ImageException.class, () -> Pushes.anonymous()
                    .push(new RegistrySource(account.connect(registry.host()), from), live.host() + "/app:1")).getMessage();
            assertTrue(message, message.contains("damaged") && message.contains(layer.digest().toString()));
            assertTrue(live.hasNoTags("app"));
        } finally {
            Files.write(stored, whole);
        }
    }
}
