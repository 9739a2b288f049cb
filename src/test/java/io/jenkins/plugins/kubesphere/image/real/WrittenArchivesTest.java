package io.jenkins.plugins.kubesphere.image.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Port;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.source.DockerArchiveSource;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import io.jenkins.plugins.kubesphere.image.tar.TarEntry;
import io.jenkins.plugins.kubesphere.image.tar.TarReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** Compressed layers come first, named after their digest. */
    @Test
    public void whatJibWritesKeepsItsLayersAndItsConfiguration() throws Exception {
        Path main = Files.write(file("Main.class"), SampleFiles.bytes(4, 50_000));
        Path library = Files.write(file("library.jar"), SampleFiles.bytes(5, 300_000));
        Path archive = file("jib-image.tar");
        JibContainer written = Jib.fromScratch()
                .addLayer(List.of(library), AbsoluteUnixPath.get("/app/libs"))
                .addLayer(List.of(main), AbsoluteUnixPath.get("/app/classes"))
                .setEntrypoint("java", "-cp", "/app/classes:/app/libs/*", "Main")
                .addExposedPort(Port.tcp(8080))
                .containerize(Containerizer.to(TarImage.at(archive).named("registry.example/app:1")).setOfflineMode(true)
                        .setApplicationLayersCache(file("layers")).setBaseImageLayersCache(file("base")));
        PushResult pushed = Pushes.anonymous().push(new DockerArchiveSource(archive, null), registry.host() + "/jib/app:1", "latest");
        assertEquals("jib's image id is the digest of the configuration", written.getImageId().toString(), pushed.config().toString());
        assertEquals("jib's gzip travels as it is", 2, layersInBoth(archive));
        assertEquals(pushed.digest().toString(), Skopeo.digest(registry.host() + "/jib/app:latest"));
        Skopeo.readAll(registry.host() + "/jib/app:latest", file("copy"));
        assertEquals(List.of(registry.host() + "/jib/app:1", registry.host() + "/jib/app:latest"), pushed.references());
    }

    /** How many layers of the archive the registry has byte for byte. */
    private static int layersInBoth(Path archive) throws Exception {
        int known = 0;
        try (TarReader tar = new TarReader(Files.newInputStream(archive), archive.toString())) {
            for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
                String name = entry.name();
                known += name.endsWith(".tar.gz") && Files.exists(registry.blob(name.substring(0, name.indexOf('.')))) ? 1 : 0;
            }
        }
        return known;
    }
}
