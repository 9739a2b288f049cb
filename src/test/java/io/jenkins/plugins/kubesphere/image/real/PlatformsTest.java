package io.jenkins.plugins.kubesphere.image.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.Manifest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.push.Referring;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import io.jenkins.plugins.kubesphere.image.source.RegistrySource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Images of several platforms, from a layout and on their way from one registry to another. */
public class PlatformsTest {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static DebianRegistry test;
    private static DebianRegistry live;
    private static Path layout;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final Pushes account = new Pushes(DebianRegistry.ACCOUNT);

    @BeforeClass
    public static void start() throws Exception {
        test = DebianRegistry.withPassword(FOLDER.getRoot().toPath().resolve("test"));
        live = DebianRegistry.open(FOLDER.getRoot().toPath().resolve("live"));
        layout = FOLDER.getRoot().toPath().resolve("layout");
        try (Buildah buildah = new Buildah(FOLDER.newFolder("b").toPath())) {
            String first = buildah.build("amd64", SampleFiles.bytes(5, 150_000));
            String second = buildah.build("arm64", SampleFiles.bytes(6, 150_000));
            buildah.run("manifest", "create", "both");
            buildah.run("manifest", "add", "both", first);
            buildah.run("manifest", "add", "both", second);
            buildah.run("manifest", "push", "--all", "--quiet", "both", "oci:" + layout + ":1");
        }
    }

    @AfterClass
    public static void stop() throws Exception {
        for (DebianRegistry each : new DebianRegistry[] {test, live}) {
            if (each != null) {
                each.close();
            }
        }
    }

    private PushResult published(String repository) throws Exception {
        return account.push(new OciLayoutSource(layout, null), test.host() + "/" + repository + ":1");
    }

    private ImageSource source(Registry registry, String repository, Digest digest, boolean attachments) throws Exception {
        return new RegistrySource(registry, ImageReference.parse(registry.host() + "/" + repository + "@" + digest), attachments);
    }

    @Test
    public void anIndexArrivesByteForByteAndGoesBackIntoALayout() throws Exception {
        PushResult pushed = Pushes.anonymous().push(new OciLayoutSource(layout, null), live.host() + "/index/app:1", "latest");
        assertEquals(pushed.digest().toString(), Skopeo.digest(live.host() + "/index/app:latest"));
        Path copy = folder.getRoot().toPath().resolve("copy");
        Skopeo.copy("docker://" + live.host() + "/index/app:1", "oci:" + copy + ":1", "--all", "--preserve-digests");
        PushResult again = Pushes.anonymous().push(new OciLayoutSource(copy, null), live.host() + "/index/again:1");
        assertEquals(pushed.digest(), again.digest());
        Skopeo.readAll(live.host() + "/index/again:1", folder.getRoot().toPath().resolve("dir"));
    }

    @Test
    public void promotionBetweenRegistriesKeepsTheIndex() throws Exception {
        PushResult pushed = published("shop/app");
        PushResult promoted = Pushes.anonymous().push(source(account.connect(test.host()), "shop/app", pushed.digest(), false), live.host() + "/shop/app:1");
        assertEquals(pushed.digest(), promoted.digest());
        assertEquals(pushed.size(), promoted.size());
        assertEquals(pushed.digest().toString(), Skopeo.digest(live.host() + "/shop/app:1"));
        Skopeo.readAll(live.host() + "/shop/app:1", folder.getRoot().toPath().resolve("dir"));
    }

    @Test
    public void promotionWithinARegistrySendsNoByte() throws Exception {
        PushResult pushed = published("from/app");
        int before = test.requests().size();
        PushResult promoted = account.push(source(account.connect(test.host()), "from/app", pushed.digest(), false), test.host() + "/to/app:1");
        assertEquals(pushed.digest(), promoted.digest());
        assertEquals(0, promoted.uploaded());
        assertTrue(promoted.mounted() > 300_000);
        List<String> requests = test.requests().subList(before, test.requests().size());
        assertTrue(requests.toString(), requests.stream().noneMatch(request -> request.matches("(PUT|PATCH|GET) .*/blobs/.*")));
        assertTrue(requests.toString(), requests.stream().anyMatch(request -> request.matches("POST .*mount=sha256.*from=from%2Fapp.*")));
    }

    @Test
    public void signaturesAndSbomsComeAlongBetweenRegistriesWithoutReferrersCall() throws Exception {
        Digest digest = published("signed/app").digest();
        String cosign = digest.toString().replace(':', '-') + ".sig";
        Path signature = folder.newFolder("signature").toPath();
        Digest signed = ImageFixtures.layout(signature, 1, 100);
        account.push(new OciLayoutSource(signature, null), test.host() + "/signed/app:" + cosign);
        Digest sbom;
        try (Registry registry = account.connect(test.host())) {
            sbom = Referring.push(registry, "signed/app", digest, "application/vnd.example.sbom");
            String entry = "{\"mediaType\":\"" + MediaTypes.OCI_MANIFEST + "\",\"digest\":\"" + sbom + "\",\"size\":"
                    + registry.pullManifest("signed/app", sbom.toString()).bytes().length + "}";
            String list = "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.OCI_INDEX + "\",\"manifests\":[" + entry + "]}";
            registry.pushManifest(
                    "signed/app", new Manifest(MediaTypes.OCI_INDEX, list.getBytes(StandardCharsets.UTF_8)), digest.toString().replace(':', '-'));
        }
        PushResult promoted = Pushes.anonymous().push(source(account.connect(test.host()), "signed/app", digest, true), live.host() + "/signed/app:1");
        assertEquals(digest, promoted.digest());
        try (Registry registry = Pushes.anonymous().connect(live.host())) {
            assertEquals(List.of(sbom), registry.referrers("signed/app", digest).stream().map(Descriptor::digest).toList());
            assertEquals(signed, registry.manifestDigest("signed/app", cosign).orElseThrow());
        }
        Skopeo.readAll(live.host() + "/signed/app@" + sbom, folder.getRoot().toPath().resolve("sbom"));
    }
}
