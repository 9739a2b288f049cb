package io.jenkins.plugins.kubesphere.image.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.source.DockerArchiveSource;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What other programs write is what arrives: the same configuration, and where there is one the same manifest. */
public class WrittenArchivesTest {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static DebianRegistry registry;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void start() throws Exception {
        registry = DebianRegistry.open(FOLDER.getRoot().toPath().resolve("registry"));
    }

    @AfterClass
    public static void stop() throws Exception {
        if (registry != null) {
            registry.close();
        }
    }

    private Path file(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    private static Path gzip(Path file) throws Exception {
        return Files.write(file.resolveSibling(file.getFileName() + ".gz"), ImageFixtures.gzip(Files.readAllBytes(file)));
    }

    @Test
    public void whatDockerSavesIsTheImageThatDockerPulls() throws Exception {
        try (Engine docker = Engine.docker()) {
            String image = docker.build(folder.newFolder("context").toPath());
            String id = docker.id(image);
            Path saved = file("saved.tar");
            docker.run("save", "--output", saved.toString(), image);
            PushResult pushed = Pushes.anonymous().push(new DockerArchiveSource(saved, null), registry.host() + "/docker/app:1");
            assertEquals(id, pushed.config().toString());
            assertEquals(pushed.digest().toString(), Skopeo.digest(registry.host() + "/docker/app:1"));
            docker.run("rmi", image);
            assertEquals(id, docker.pull(registry.host() + "/docker/app:1"));
            PushResult again = Pushes.anonymous().push(new DockerArchiveSource(gzip(saved), image), registry.host() + "/docker/app:1");
            assertEquals("compressed as a whole or not", pushed.digest(), again.digest());
            assertEquals(0, again.uploaded());
        }
    }

    /** Debian's Docker Engine is too old for it, which the documentation says. */
    @Test
    public void layersThatTravelAsZstandardArePulledByPodman() throws Exception {
        try (Engine docker = Engine.docker(); Engine podman = Engine.podman()) {
            String image = docker.build(folder.newFolder("context").toPath());
            String id = docker.id(image);
            Path saved = file("saved.tar");
            docker.run("save", "--output", saved.toString(), image);
            String pushed = registry.host() + "/docker/zstd:1";
            Pushes.anonymous().push(new DockerArchiveSource(saved, null, Compression.ZSTD), pushed);
            assertEquals(id, podman.pull(pushed));
        }
    }

    @Test
    public void oneOfSeveralImagesIsChosenByName() throws Exception {
        try (Engine docker = Engine.docker()) {
            String image = docker.build(folder.newFolder("context").toPath());
            String other = docker.name();
            docker.run("import", Files.write(file("other.tar"), ImageFixtures.layerTar("other", 1000, 9)).toString(), other);
            Path saved = file("saved.tar");
            docker.run("save", "--output", saved.toString(), image, other);
            ImageException e = assertThrows(ImageException.class, () -> new DockerArchiveSource(saved, null));
            assertTrue(e.getMessage(), e.getMessage().contains(image) && e.getMessage().contains(other));
            PushResult pushed = Pushes.anonymous().push(new DockerArchiveSource(saved, other), registry.host() + "/docker/other:1");
            assertEquals(docker.id(other), pushed.config().toString());
        }
    }

    @Test
    public void whatPodmanSavesKeepsItsConfiguration() throws Exception {
        try (Engine podman = Engine.podman()) {
            String image = podman.build(folder.newFolder("context").toPath());
            Path saved = file("saved.tar");
            podman.run("save", "--output", saved.toString(), image);
            PushResult pushed = Pushes.anonymous().push(new DockerArchiveSource(saved, null), registry.host() + "/podman/app:1");
            assertEquals(podman.id(image), pushed.config().toString());
            Skopeo.readAll(registry.host() + "/podman/app:1", file("copy"));
        }
    }

    @Test
    public void whatBuildahWritesKeepsItsDigestWhereItHasOne() throws Exception {
        try (Buildah buildah = new Buildah(folder.newFolder("b").toPath())) {
            String image = buildah.build("amd64", SampleFiles.bytes(3, 200_000));
            Path docker = file("docker.tar");
            Path oci = file("oci.tar");
            buildah.run("push", "--quiet", image, "docker-archive:" + docker + ":app:1");
            buildah.run("push", "--quiet", image, "oci-archive:" + oci + ":1");
            PushResult legacy = Pushes.anonymous().push(new DockerArchiveSource(docker, null), registry.host() + "/buildah/docker:1");
            assertTrue(Skopeo.config(registry.host() + "/buildah/docker:1").contains("\"built.by\":\"buildah\""));
            assertEquals(legacy.digest().toString(), Skopeo.digest(registry.host() + "/buildah/docker:1"));
            PushResult layout = Pushes.anonymous().push(new OciLayoutSource(oci, null), registry.host() + "/buildah/oci:1");
            Skopeo.copy("oci-archive:" + oci, "docker://" + registry.host() + "/buildah/skopeo:1", "--preserve-digests");
            assertEquals(Skopeo.digest(registry.host() + "/buildah/skopeo:1"), layout.digest().toString());
            PushResult compressed = Pushes.anonymous().push(new OciLayoutSource(gzip(oci), null), registry.host() + "/buildah/gzip:1");
            assertEquals(layout.digest(), compressed.digest());
        }
    }

    /** In the shape that jib's {@code ImageTarball} documents and writes: compressed layers named after their digest come first. */
    @Test
    public void anArchiveInJibsShapeKeepsItsLayers() throws Exception {
        byte[] plain = ImageFixtures.layerTar("app/classes/Main.class", 50_000, 4);
        byte[] layer = ImageFixtures.gzip(plain);
        String name = Digest.of(layer).hex() + ".tar.gz";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(name, layer);
        files.put("config.json", ("{\"created\":\"1970-01-01T00:00:00Z\",\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Env\":[]},\"history\":[],"
                + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + Digest.of(plain) + "\"]}}").getBytes(StandardCharsets.UTF_8));
        files.put("manifest.json", ("[{\"Config\":\"config.json\",\"RepoTags\":[\"app:1\",\"app:latest\"],\"Layers\":[\"" + name + "\"]}]")
                .getBytes(StandardCharsets.UTF_8));
        Path archive = Files.write(file("jib-image.tar"), ImageFixtures.archive(files));
        PushResult pushed = Pushes.anonymous().push(new DockerArchiveSource(archive, null), registry.host() + "/jib/app:1", "latest");
        assertEquals(Digest.of(files.get("config.json")), pushed.config());
        assertTrue(Files.exists(registry.blob(Digest.of(layer).hex())));
        Skopeo.readAll(registry.host() + "/jib/app:latest", file("copy"));
        assertEquals(List.of(registry.host() + "/jib/app:1", registry.host() + "/jib/app:latest"), pushed.references());
    }
}
