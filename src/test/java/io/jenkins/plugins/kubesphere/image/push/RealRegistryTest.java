package io.jenkins.plugins.kubesphere.image.push;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.ImageValidator;
import io.jenkins.plugins.kubesphere.image.real.DebianRegistry;
import io.jenkins.plugins.kubesphere.image.real.Skopeo;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Endpoint;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import io.jenkins.plugins.kubesphere.image.source.BaseImage;
import io.jenkins.plugins.kubesphere.image.source.DockerArchiveSource;
import io.jenkins.plugins.kubesphere.image.source.JarSource;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import io.jenkins.plugins.kubesphere.image.source.Platform;
import io.jenkins.plugins.kubesphere.image.source.ProgramOptions;
import io.jenkins.plugins.kubesphere.image.source.RegistrySource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Against Debian's {@code docker-registry} and {@code skopeo}, where they are installed. */
public class RealRegistryTest {

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private DebianRegistry registry;

    @After
    public void stop() throws Exception {
        if (registry != null) {
            registry.close();
        }
    }

    private String startRegistry() throws Exception {
        registry = DebianRegistry.open(folder.getRoot().toPath().resolve("registry"));
        return registry.host();
    }

    private static PushResult push(ImageSource source, String reference, String... tags) throws Exception {
        ImageReference target = ImageReference.parse(reference);
        try (source;
                Registry registry = Registry.connect(
                        new Endpoint(target.registry(), false), new Access.Anonymous(), RetryPolicy.DEFAULT, (what, why, pause) -> {})) {
            return new ImagePush(registry, target, event -> {}, 4).push(source.image(), List.of(tags));
        }
    }

    @Test
    public void aLayoutIsTheSameDigestInARealRegistry() throws Exception {
        String host = startRegistry();
        Path layout = folder.newFolder("layout").toPath();
        Digest digest = ImageFixtures.layout(layout, 4, 300_000);
        PushResult result = push(new OciLayoutSource(layout, null), host + "/shop/app", "1", "latest");
        assertEquals(digest, result.digest());
        assertEquals(digest.toString(), Skopeo.digest(host + "/shop/app:latest"));
        assertEquals(0, push(new OciLayoutSource(layout, null), host + "/shop/app", "2").uploaded());
    }

    @Test
    public void anArchiveWrittenBySkopeoArrivesWhole() throws Exception {
        String host = startRegistry();
        Path layout = folder.newFolder("layout").toPath();
        ImageFixtures.layout(layout, 3, 300_000);
        Path archive = folder.getRoot().toPath().resolve("image.tar");
        Skopeo.copy("oci:" + layout, "docker-archive:" + archive + ":app:1");
        push(new DockerArchiveSource(archive, null), host + "/shop/app", "1");
        Path copy = folder.getRoot().toPath().resolve("copy");
        Skopeo.copy("docker://" + host + "/shop/app:1", "oci:" + copy);
        try (ImageSource pulled = new OciLayoutSource(copy, null)) {
            ImageValidator.check(pulled.image());
            assertEquals(4, pulled.image().blobs().size());
        }
    }

    @Test
    public void anImageFromAJarIsReadBySkopeo() throws Exception {
        String host = startRegistry();
        Path jar = ImageFixtures.jar(folder.newFile("app.jar").toPath(), "demo.Main", Map.of("demo/Main.class", "code"));
        push(new JarSource(jar, BaseImage.scratch(Platform.DEFAULT), ProgramOptions.standard()), host + "/shop/jar", "1");
        String config = Skopeo.config(host + "/shop/jar:1");
        assertTrue(config, config.contains("demo.Main"));
        Skopeo.copy("docker://" + host + "/shop/jar:1", "dir:" + folder.newFolder("dir"));
    }

    @Test
    public void promotionBetweenTwoRegistriesKeepsTheDigest() throws Exception {
        String host = startRegistry();
        Path layout = folder.newFolder("layout").toPath();
        Digest digest = ImageFixtures.layout(layout, 2, 100_000);
        push(new OciLayoutSource(layout, null), host + "/test/app", "1");
        try (EmbeddedRegistry other = EmbeddedRegistry.start(RegistryOptions.plain(folder.newFolder("other").toPath()))) {
            Registry from = Registry.connect(
                    new Endpoint(host, false), new Access.Anonymous(), RetryPolicy.DEFAULT, (what, why, pause) -> {});
            ImageReference image = ImageReference.parse(host + "/test/app:1");
            PushResult result = push(new RegistrySource(from, image), other.host() + "/live/app", "1");
            assertEquals(digest, result.digest());
        }
    }

    @Test
    public void skopeoItselfPushesToAndPullsFromTheEmbeddedRegistry() throws Exception {
        Path layout = folder.newFolder("layout").toPath();
        Digest digest = ImageFixtures.layout(layout, 3, 200_000);
        RegistryOptions options = RegistryOptions.harbor(folder.newFolder("harbor").toPath())
                .withAccount("admin", "Harbor12345")
                .withTls(SelfSigned.context(folder.newFolder("keys").toPath()));
        try (EmbeddedRegistry harbor = EmbeddedRegistry.start(options)) {
            harbor.createProject("shop");
            String image = "docker://" + harbor.host() + "/shop/app:1";
            Skopeo.copy("oci:" + layout, image, "--dest-creds", "admin:Harbor12345");
            assertEquals(digest.toString(), harbor.digest("shop/app", "1").orElseThrow());
            Skopeo.copy(image, "dir:" + folder.newFolder("dir"), "--src-creds", "admin:Harbor12345");
        }
    }
}
