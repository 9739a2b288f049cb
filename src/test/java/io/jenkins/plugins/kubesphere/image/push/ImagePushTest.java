package io.jenkins.plugins.kubesphere.image.push;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.ImageValidator;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.PassingImage;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Endpoint;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import io.jenkins.plugins.kubesphere.image.source.DockerArchiveSource;
import io.jenkins.plugins.kubesphere.image.source.DockerStreamSource;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import io.jenkins.plugins.kubesphere.image.source.RegistrySource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ImagePushTest {

    private static final Access.Password ALICE = new Access.Password("alice", "correct horse");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private EmbeddedRegistry harbor;
    private final List<Progress> events = Collections.synchronizedList(new ArrayList<>());

    @Before
    public void start() throws Exception {
        harbor = EmbeddedRegistry.start(RegistryOptions.harbor(folder.newFolder("harbor").toPath()).withAccount("alice", "correct horse"));
        harbor.createProject("shop");
    }

    @After
    public void stop() {
        harbor.close();
    }

    private Registry connect(Access access) throws Exception {
        return Registry.connect(new Endpoint(harbor.host(), false), access, RetryPolicy.DEFAULT, (what, why, pause) -> {});
    }

    private PushResult push(ImageSource source, Access access, String repository, String... tags) throws Exception {
        events.clear();
        try (source; Registry registry = connect(access)) {
            ImageReference target = ImageReference.parse(harbor.host() + "/" + repository);
            return new ImagePush(registry, target, events::add, 4).push(source.image(), List.of(tags));
        }
    }

    private Path layout(int layers) throws Exception {
        Path layout = folder.newFolder().toPath();
        ImageFixtures.layout(layout, layers, 20000);
        return layout;
    }

    @Test
    public void allTagsGetTheSameDigestAfterEverythingElse() throws Exception {
        Path layout = folder.newFolder("layout").toPath();
        Digest digest = ImageFixtures.layout(layout, 5, 20000);
        PushResult result = push(new OciLayoutSource(layout, null), ALICE, "shop/app", "1.0", "latest");
        assertEquals(digest, result.digest());
        assertEquals(List.of(harbor.host() + "/shop/app:1.0", harbor.host() + "/shop/app:latest"), result.references());
        assertEquals(digest.toString(), harbor.digest("shop/app", "1.0").orElseThrow());
        assertEquals(digest.toString(), harbor.digest("shop/app", "latest").orElseThrow());
        assertTrue(result.uploaded() > 100000);
        List<String> puts = harbor.requests().stream().filter(request -> request.startsWith("PUT")).toList();
        assertTrue(puts.toString(), puts.get(puts.size() - 1).endsWith("/latest"));
        assertTrue(puts.toString(), puts.get(puts.size() - 3).endsWith(digest.toString()));
    }

    @Test
    public void aSecondPushSendsNoBytes() throws Exception {
        Path layout = layout(3);
        push(new OciLayoutSource(layout, null), ALICE, "shop/app", "1.0");
        harbor.forgetRequests();
        PushResult again = push(new OciLayoutSource(layout, null), ALICE, "shop/app", "1.0");
        assertEquals(0, again.uploaded());
        assertTrue(again.skipped() > 60000);
        List<String> about = harbor.requests().stream().filter(request -> request.contains("/v2/shop")).toList();
        assertEquals(about.toString(), 1, about.size());
    }

    @Test
    public void aFurtherTagIsOneManifest() throws Exception {
        Path layout = layout(3);
        push(new OciLayoutSource(layout, null), ALICE, "shop/app", "1.0");
        harbor.forgetRequests();
        push(new OciLayoutSource(layout, null), ALICE, "shop/app", "2.0");
        assertTrue(harbor.requests().toString(), harbor.requests().stream().noneMatch(request -> request.contains("/blobs/")));
        assertEquals(List.of("1.0", "2.0"), harbor.tags("shop/app"));
    }

    private List<String> requestsAbout(Path layout, String repository, PushMemory memory, String... tags) throws Exception {
        harbor.forgetRequests();
        try (ImageSource source = new OciLayoutSource(layout, null); Registry registry = connect(ALICE)) {
            ImageReference target = ImageReference.parse(harbor.host() + "/" + repository);
            new ImagePush(registry, target, events::add, 4, memory).push(source.image(), List.of(tags));
        }
        return harbor.requests().stream().filter(request -> request.contains("/v2/" + repository)).map(request -> request.replaceFirst(" .*/", " ")).toList();
    }

    @Test
    public void whatAnEarlierPushHasSeenNeedsOneRequestForAFurtherTag() throws Exception {
        Path layout = layout(3);
        PushMemory memory = new PushMemory();
        requestsAbout(layout, "shop/app", memory, "1.0");
        assertEquals(List.of("PUT 2.0"), requestsAbout(layout, "shop/app", memory, "2.0"));
        assertEquals(List.of("HEAD 1.0"), requestsAbout(layout, "shop/app", memory, "1.0"));
        assertEquals(List.of("HEAD 1.0", "PUT 3.0"), requestsAbout(layout, "shop/app", memory, "1.0", "3.0"));
        assertEquals(List.of("1.0", "2.0", "3.0"), harbor.tags("shop/app"));
    }

    @Test
    public void whatAnEarlierPushHasSeenIsNotBelievedWithoutTheRegistry() throws Exception {
        Path layout = layout(3);
        PushMemory memory = new PushMemory();
        requestsAbout(layout, "shop/app", memory, "1.0");
        harbor.close();
        harbor = EmbeddedRegistry.start(RegistryOptions.harbor(folder.newFolder().toPath()).withAccount("alice", "correct horse")
                .withPort(Integer.parseInt(harbor.host().replaceFirst(".*:", ""))));
        harbor.createProject("shop");
        requestsAbout(layout, "shop/app", memory, "2.0");
        try (Registry registry = connect(ALICE);
                ImageSource pulled = new RegistrySource(registry, ImageReference.parse(harbor.host() + "/shop/app:2.0"))) {
            ImageValidator.check(pulled.image());
        }
    }

    @Test
    public void layersThatPassByArriveInPiecesAndAreRecognizedNextTime() throws Exception {
        byte[] archive = ImageFixtures.dockerArchive("app:1", 2, 9_000_000);
        PushMemory memory = new PushMemory();
        for (String tag : List.of("1", "2")) {
            try (PassingImage passing = new DockerStreamSource(new ByteArrayInputStream(archive), "docker save app", Compression.GZIP, List.of());
                    Registry registry = connect(ALICE)) {
                ImageReference target = ImageReference.parse(harbor.host() + "/shop/app");
                PushResult result = new ImagePush(registry, target, events::add, 4, memory).push(passing, List.of(tag));
                assertEquals(harbor.digest("shop/app", tag).orElseThrow(), result.digest().toString());
                assertTrue(result.uploaded() + result.skipped() > 18_000_000);
            }
        }
        assertEquals("each layer in two pieces", 2, harbor.requests().stream().filter(request -> request.startsWith("PATCH")).count() / 4);
        try (Registry registry = connect(ALICE);
                ImageSource pulled = new RegistrySource(registry, ImageReference.parse(harbor.host() + "/shop/app:2"))) {
            ImageValidator.check(pulled.image());
        }
    }

    @Test
    public void aDockerArchiveArrivesCompressedAndComplete() throws Exception {
        Path archive = folder.newFile("image.tar").toPath();
        Files.write(archive, ImageFixtures.dockerArchive("app:1", 4, 200000));
        PushResult result = push(new DockerArchiveSource(archive, null), ALICE, "shop/app", "1.0");
        assertEquals(result.digest().toString(), harbor.digest("shop/app", "1.0").orElseThrow());
        try (Registry registry = connect(ALICE);
                ImageSource pulled = new RegistrySource(registry, ImageReference.parse(harbor.host() + "/shop/app:1.0"))) {
            ImageValidator.check(pulled.image());
        }
    }

    @Test
    public void anUncompressedArchiveThatIsThereAlreadySendsNothing() throws Exception {
        Path archive = folder.newFile("image.tar").toPath();
        Files.write(archive, ImageFixtures.dockerArchive("app:1", 4, 200000));
        PushResult first = push(new DockerArchiveSource(archive, null), ALICE, "shop/app", "1.0");
        harbor.forgetRequests();
        PushResult again = push(new DockerArchiveSource(archive, null), ALICE, "shop/app", "1.0");
        assertEquals(first.digest(), again.digest());
        assertEquals(0, again.uploaded());
        assertTrue(harbor.requests().toString(), harbor.requests().stream().noneMatch(request -> request.contains("/blobs/")));
    }

    @Test
    public void onlyTheNewLayerOfAnUncompressedArchiveTravels() throws Exception {
        Path small = folder.newFile("small.tar").toPath();
        Files.write(small, ImageFixtures.dockerArchive("app:1", 3, 200000));
        Path large = folder.newFile("large.tar").toPath();
        Files.write(large, ImageFixtures.dockerArchive("app:1", 4, 200000));
        push(new DockerArchiveSource(small, null), ALICE, "shop/app", "1.0", "latest");
        PushResult second = push(new DockerArchiveSource(large, null), ALICE, "shop/app", "2.0");
        assertTrue("one layer of four, and the configuration: " + second.uploaded(), second.uploaded() < 210000);
        assertTrue(second.skipped() > 600000);
    }

    @Test
    public void aTagThatPointedElsewhereIsSaidToHaveMoved() throws Exception {
        PushResult first = push(new OciLayoutSource(layout(1), null), ALICE, "shop/app", "1.0");
        push(new OciLayoutSource(layout(2), null), ALICE, "shop/app", "1.0");
        Progress.Tagged tagged = (Progress.Tagged) events.stream().filter(Progress.Tagged.class::isInstance).findFirst().orElseThrow();
        assertEquals(first.digest(), tagged.before().orElseThrow());
        assertFalse(tagged.unchanged());
    }

    @Test
    public void layersOfAnArchiveTravelAsZstandardWhereThatIsAsked() throws Exception {
        Path archive = folder.newFile("image.tar").toPath();
        Files.write(archive, ImageFixtures.dockerArchive("app:1", 2, 200000));
        push(new DockerArchiveSource(archive, null), ALICE, "shop/app", "1.0");
        PushResult result = push(new DockerArchiveSource(archive, null, Compression.ZSTD), ALICE, "shop/app", "1.0");
        assertTrue("gzip that is there is no zstd: " + result.uploaded(), result.uploaded() > 400000);
        String manifest = new String(harbor.bytes(result.digest().toString()), StandardCharsets.UTF_8);
        assertTrue(manifest, manifest.contains(MediaTypes.OCI_LAYER_ZSTD));
    }

    @Test
    public void signaturesComeAlongIfAsked() throws Exception {
        harbor.createProject("live");
        PushResult app = push(new OciLayoutSource(layout(2), null), ALICE, "shop/app", "1.0");
        String cosign = app.digest().toString().replace(':', '-') + ".sig";
        push(new OciLayoutSource(layout(1), null), ALICE, "shop/app", cosign);
        Digest sbom;
        try (Registry registry = connect(ALICE)) {
            sbom = Referring.push(registry, "shop/app", app.digest(), "application/vnd.example.sbom");
        }
        ImageReference from = ImageReference.parse(harbor.host() + "/shop/app@" + app.digest());
        push(new RegistrySource(connect(ALICE), from), ALICE, "live/bare", "1.0");
        assertEquals(List.of("1.0"), harbor.tags("live/bare"));
        push(new RegistrySource(connect(ALICE), from, true), ALICE, "live/app", "1.0");
        assertTrue(harbor.tags("live/app").toString(), harbor.tags("live/app").contains(cosign));
        try (Registry registry = connect(ALICE)) {
            assertEquals(List.of(sbom), registry.referrers("live/app", app.digest()).stream().map(Descriptor::digest).toList());
        }
    }

    @Test
    public void attachmentsThatLeadBackToTheImageEndThere() throws Exception {
        harbor.createProject("live");
        PushResult app = push(new OciLayoutSource(layout(1), null), ALICE, "shop/app", "1.0");
        String cosign = app.digest().toString().replace(':', '-') + ".sig";
        push(new RegistrySource(connect(ALICE), ImageReference.parse(harbor.host() + "/shop/app:1.0")), ALICE, "shop/app", cosign);
        push(new RegistrySource(connect(ALICE), ImageReference.parse(harbor.host() + "/shop/app:1.0"), true), ALICE, "live/app", "1.0");
        assertEquals(Set.of("1.0", cosign), Set.copyOf(harbor.tags("live/app")));
    }

    @Test
    public void promotionMountsInsteadOfUploading() throws Exception {
        harbor.createProject("live");
        PushResult first = push(new OciLayoutSource(layout(3), null), ALICE, "shop/app", "1.0");
        ImageSource source = new RegistrySource(connect(ALICE), ImageReference.parse(harbor.host() + "/shop/app@" + first.digest()));
        PushResult promoted = push(source, ALICE, "live/app", "1.0");
        assertEquals(first.digest(), promoted.digest());
        assertEquals(0, promoted.uploaded());
        assertEquals(first.uploaded(), promoted.mounted());
    }

    @Test
    public void aRobotThatMayNotPushIsTold() throws Exception {
        String robot = harbor.addRobot("shop", "reader", "secret-of-robot", Set.of("pull"));
        ImageException e = assertThrows(ImageException.class, () -> push(
                new OciLayoutSource(layout(1), null), new Access.Password(robot, "secret-of-robot"), "shop/app", "1.0"));
        assertTrue(e.getMessage(), e.getMessage().contains("push"));
        assertFalse(e.getMessage(), e.getMessage().contains("secret-of-robot"));
        assertEquals(List.of(), harbor.tags("shop/app"));
    }

    @Test
    public void aWrongPasswordIsSaidInOneSentence() throws Exception {
        ImageException e = assertThrows(
                ImageException.class,
                () -> push(new OciLayoutSource(layout(1), null), new Access.Password("alice", "wrong-pass"), "shop/app", "1.0"));
        assertTrue(e.getMessage(), e.getMessage().contains("alice") && e.getMessage().contains("does not accept"));
        assertFalse(e.getMessage(), e.getMessage().contains("wrong-pass"));
    }

    @Test
    public void aWrongPasswordIsSaidWhereHarborTakesItForNobodyInParticular() throws Exception {
        harbor.createProject("open");
        harbor.makePublic("open");
        ImageException e = assertThrows(
                ImageException.class,
                () -> push(new OciLayoutSource(layout(1), null), new Access.Password("alice", "wrong-pass"), "open/app", "1.0"));
        assertTrue(e.getMessage(), e.getMessage().contains("alice") && e.getMessage().contains("does not accept"));
    }

    @Test
    public void aPasswordThatWasExchangedForATokenIsNotSentToTheRegistry() throws Exception {
        String robot = harbor.addRobot("shop", "reader", "secret-of-robot", Set.of("pull"));
        Access.Password access = new Access.Password(robot, "secret-of-robot");
        try (Registry registry = connect(access)) {
            assertThrows(ImageException.class, () -> registry.uploadPiecewise("shop/app").send(new byte[1], 1));
        }
        assertEquals(List.of(), harbor.requestsWithPassword().stream().filter(request -> !request.contains(" /service/token")).toList());
    }

    @Test
    public void whoMayNotPullIsToldSoAndNotThatHeMayNotPush() throws Exception {
        harbor.createProject("live");
        String robot = harbor.addRobot("shop", "ci", "secret-of-robot", Set.of("pull", "push"));
        try (Registry registry = connect(new Access.Password(robot, "secret-of-robot"))) {
            ImageException e = assertThrows(ImageException.class, () -> registry.pullManifest("live/app", "1"));
            assertTrue(e.getMessage(), e.getMessage().contains("may not pull " + harbor.host() + "/live/app"));
        }
        assertEquals("a new token would allow no more", 1, harbor.requests().stream().filter(request -> request.contains("scope=")).count());
    }

    @Test
    public void anImageNameWithoutProjectIsSaidToNeedOneInHarbor() throws Exception {
        String said = refusal("app");
        assertTrue(said, said.contains("has a project: " + harbor.host() + "/<project>/<name>"));
    }

    @Test
    public void aProjectThatIsMissingIsSaidToBeWhateverIsAskedFirst() throws Exception {
        try (Registry registry = connect(ALICE)) {
            ImageException e = assertThrows(ImageException.class, () -> registry.manifestDigest("nowhere/app", "latest"));
            assertTrue(e.getMessage(), e.getMessage().contains("createProject"));
        }
    }

    @Test
    public void harborsRefusalsBecomeSentencesAndMoveNoTag() throws Exception {
        String missing = refusal("nowhere/app");
        assertTrue(missing, missing.contains("createProject"));
        harbor.createProject("small", 30000);
        String quota = refusal("small/app");
        assertTrue(quota, quota.matches(".*it holds [0-9.]+ (B|KiB) of 29.3 KiB, and [0-9.]+ (B|KiB) more were to come.*"));
        harbor.createProject("cache");
        harbor.makeProxyCache("cache");
        String proxy = refusal("cache/app");
        assertTrue(proxy, proxy.contains("proxy-cache project"));
        harbor.makeImmutable("shop", "v*");
        push(new OciLayoutSource(layout(1), null), ALICE, "shop/app", "v1");
        Path other = layout(2);
        String immutable = assertThrows(ImageException.class, () -> push(new OciLayoutSource(other, null), ALICE, "shop/app", "v1")).getMessage();
        assertTrue(immutable, immutable.contains("immutab"));
        harbor.readOnly(true);
        String readOnly = refusal("shop/other");
        assertTrue(readOnly, readOnly.contains("read-only"));
        for (String repository : List.of("nowhere/app", "small/app", "cache/app", "shop/other")) {
            assertEquals(List.of(), harbor.tags(repository));
        }
    }

    private String refusal(String repository) {
        return assertThrows(ImageException.class, () -> push(new OciLayoutSource(layout(3), null), ALICE, repository, "1.0")).getMessage();
    }

    @Test
    public void theDataOutlivesTheRegistry() throws Exception {
        Path data = folder.newFolder("kept").toPath();
        RegistryOptions options = RegistryOptions.plain(data);
        Path layout = layout(2);
        Digest digest;
        try (EmbeddedRegistry first = EmbeddedRegistry.start(options);
                Registry registry = plain(first);
                ImageSource source = new OciLayoutSource(layout, null)) {
            digest = new ImagePush(registry, ImageReference.parse(first.host() + "/app"), events::add, 2).push(source.image(), List.of("1")).digest();
        }
        try (EmbeddedRegistry second = EmbeddedRegistry.start(options)) {
            assertEquals(digest.toString(), second.digest("app", "1").orElseThrow());
        }
    }

    private static Registry plain(EmbeddedRegistry registry) throws Exception {
        return Registry.connect(new Endpoint(registry.host(), false), new Access.Anonymous(), RetryPolicy.DEFAULT, (what, why, pause) -> {});
    }

    @Test
    public void anUnreachableRegistryIsNamed() throws Exception {
        String host = harbor.host();
        harbor.close();
        ImageException e = assertThrows(ImageException.class, () -> connect(ALICE));
        assertTrue(e.getMessage(), e.getMessage().contains(host));
    }

    @Test
    public void aRegistryThatSpeaksPlainHttpIsNotSaidToLackACertificate() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answer(plain, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
            server.start();
            // an address of this machine that is not recognized as one, so that plain HTTP is not tried
            Endpoint elsewhere = new Endpoint("[::ffff:127.0.0.1]:" + plain.getLocalPort(), false);
            assertFalse(elsewhere.isLoopback());
            ImageException e = assertThrows(
                    ImageException.class, () -> Registry.connect(elsewhere, ALICE, RetryPolicy.DEFAULT.withRetries(0), (what, why, pause) -> {}));
            assertTrue(e.getMessage(), e.getMessage().contains("speaks plain HTTP") && !e.getMessage().contains("authority"));
        }
    }

    private static void answer(ServerSocket server, String words) {
        try (Socket connection = server.accept()) {
            connection.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void aLayerThatTheAccountMayNotTakeFromElsewhereIsSent() throws Exception {
        harbor.createProject("live");
        PushMemory memory = new PushMemory();
        requestsAbout(layout(2), "live/app", memory, "1.0");
        String robot = harbor.addRobot("shop", "ci", "secret-of-robot", Set.of("pull", "push"));
        Access.Bearer token;
        try (Registry registry = connect(new Access.Password(robot, "secret-of-robot"))) {
            token = registry.pushToken("shop/app", List.of("live/app")).orElseThrow();
        }
        try (ImageSource source = new OciLayoutSource(layout(4), null); Registry registry = connect(token)) {
            registry.uploadPiecewise("shop/app").send(new byte[] {1}, 1);
            ImageReference target = ImageReference.parse(harbor.host() + "/shop/app");
            new ImagePush(registry, target, events::add, 1, memory).push(source.image(), List.of("1.0"));
        }
        assertEquals(List.of("1.0"), harbor.tags("shop/app"));
    }

    @Test
    public void basicAuthenticationWorksAsWell() throws Exception {
        harbor.close();
        harbor = EmbeddedRegistry.start(RegistryOptions.plain(folder.newFolder("basic").toPath())
                .withAuthentication(RegistryOptions.Authentication.BASIC).withAccount("alice", "correct horse"));
        push(new OciLayoutSource(layout(2), null), ALICE, "app", "1");
        assertEquals(List.of("1"), harbor.tags("app"));
        ImageException e = assertThrows(
                ImageException.class, () -> push(new OciLayoutSource(layout(2), null), new Access.Anonymous(), "app", "2"));
        assertTrue(e.getMessage(), e.getMessage().contains("credentialsId"));
    }

    @Test
    public void aCertificateThatNobodySignedIsRefusedUnlessInsecureIsSet() throws Exception {
        harbor.close();
        RegistryOptions options = RegistryOptions.plain(folder.newFolder("tls").toPath());
        harbor = EmbeddedRegistry.start(options.withTls(SelfSigned.context(folder.newFolder().toPath())));
        ImageException e = assertThrows(ImageException.class, () -> connect(new Access.Anonymous()));
        assertTrue(e.getMessage(), e.getMessage().contains("TLS") && e.getMessage().contains("insecure"));
        Endpoint endpoint = new Endpoint(harbor.host(), true);
        Path layout = layout(2);
        try (Registry registry = Registry.connect(endpoint, new Access.Anonymous(), RetryPolicy.DEFAULT, (what, why, pause) -> {});
                ImageSource source = new OciLayoutSource(layout, null)) {
            assertEquals("https", registry.address().getScheme());
            new ImagePush(registry, ImageReference.parse(harbor.host() + "/app"), events::add, 2).push(source.image(), List.of("1"));
        }
        assertEquals(List.of("1"), harbor.tags("app"));
    }
}
