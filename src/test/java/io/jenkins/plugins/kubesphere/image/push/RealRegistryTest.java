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
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Against Debian's {@code docker-registry} and {@code skopeo}, where they are installed. */
public class RealRegistryTest {

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Process registryProcess;

    private static void needs(String program) {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
        Assume.assumeTrue(program + " is not installed", there);
    }

    @After
    public void stop() throws Exception {
        if (registryProcess != null) {
            registryProcess.destroy();
            registryProcess.waitFor(5, TimeUnit.SECONDS);
        }
    }

    private String startRegistry() throws Exception {
        needs("docker-registry");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = folder.newFile("registry.yml").toPath();
        Files.writeString(config, "version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: " + folder.newFolder("storage") + "}}\n"
                + "http: {addr: '127.0.0.1:" + port + "', secret: x}\n");
        registryProcess = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true).redirectOutput(folder.newFile("registry.log")).start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (System.nanoTime() < end) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return "127.0.0.1:" + port;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("docker-registry did not start");
    }

    private static PushResult push(ImageSource source, String reference, String... tags) throws Exception {
        ImageReference target = ImageReference.parse(reference);
        try (source;
                Registry registry = Registry.connect(
                        new Endpoint(target.registry(), false), new Access.Anonymous(), RetryPolicy.DEFAULT, (what, why, pause) -> {})) {
            return new ImagePush(registry, target, event -> {}, 4).push(source.image(), List.of(tags));
        }
    }

    private String skopeo(String... arguments) throws Exception {
        needs("skopeo");
        List<String> command = new ArrayList<>(List.of("skopeo", "--insecure-policy"));
        command.addAll(List.of(arguments));
        Path output = folder.newFile().toPath();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(Files.readString(output), 0, process.exitValue());
        return Files.readString(output).trim();
    }

    @Test
    public void aLayoutIsTheSameDigestInARealRegistry() throws Exception {
        String host = startRegistry();
        Path layout = folder.newFolder("layout").toPath();
        Digest digest = ImageFixtures.layout(layout, 4, 300_000);
        PushResult result = push(new OciLayoutSource(layout, null), host + "/shop/app", "1", "latest");
        assertEquals(digest, result.digest());
        assertEquals(digest.toString(), skopeo("inspect", "--tls-verify=false", "--format", "{{.Digest}}", "docker://" + host + "/shop/app:latest"));
        assertEquals(0, push(new OciLayoutSource(layout, null), host + "/shop/app", "2").uploaded());
    }

    @Test
    public void anArchiveWrittenBySkopeoArrivesWhole() throws Exception {
        String host = startRegistry();
        Path layout = folder.newFolder("layout").toPath();
        ImageFixtures.layout(layout, 3, 300_000);
        Path archive = folder.getRoot().toPath().resolve("image.tar");
        skopeo("copy", "oci:" + layout, "docker-archive:" + archive + ":app:1");
        push(new DockerArchiveSource(archive, null), host + "/shop/app", "1");
        Path copy = folder.getRoot().toPath().resolve("copy");
        skopeo("copy", "--src-tls-verify=false", "docker://" + host + "/shop/app:1", "oci:" + copy);
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
        String config = skopeo("inspect", "--tls-verify=false", "--config", "docker://" + host + "/shop/jar:1");
        assertTrue(config, config.contains("demo.Main"));
        skopeo("copy", "--src-tls-verify=false", "docker://" + host + "/shop/jar:1", "dir:" + folder.newFolder("dir"));
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
        needs("skopeo");
        Path layout = folder.newFolder("layout").toPath();
        Digest digest = ImageFixtures.layout(layout, 3, 200_000);
        RegistryOptions options = RegistryOptions.harbor(folder.newFolder("harbor").toPath())
                .withAccount("admin", "Harbor12345")
                .withTls(SelfSigned.context(folder.newFolder("keys").toPath()));
        try (EmbeddedRegistry harbor = EmbeddedRegistry.start(options)) {
            harbor.createProject("shop");
            String image = "docker://" + harbor.host() + "/shop/app:1";
            skopeo("copy", "--dest-tls-verify=false", "--dest-creds", "admin:Harbor12345", "oci:" + layout, image);
            assertEquals(digest.toString(), harbor.digest("shop/app", "1").orElseThrow());
            skopeo("copy", "--src-tls-verify=false", "--src-creds", "admin:Harbor12345", image, "dir:" + folder.newFolder("dir"));
        }
    }
}
