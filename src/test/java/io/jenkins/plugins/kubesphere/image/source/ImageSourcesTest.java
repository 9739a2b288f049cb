package io.jenkins.plugins.kubesphere.image.source;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.ImageValidator;
import io.jenkins.plugins.kubesphere.image.tar.TarEntry;
import io.jenkins.plugins.kubesphere.image.tar.TarReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ImageSourcesTest {

    private static final BaseImage SCRATCH = BaseImage.scratch(Platform.DEFAULT);

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aLayoutKeepsItsDigest() throws Exception {
        Path layout = folder.newFolder("layout").toPath();
        Digest digest = ImageFixtures.layout(layout, 3, 5000);
        try (ImageSource source = new OciLayoutSource(layout, null)) {
            ImageValidator.check(source.image());
            assertEquals(digest, source.image().manifest().descriptor().digest());
        }
    }

    @Test
    public void aDockerArchiveIsCompressedOnTheWay() throws Exception {
        Path archive = folder.newFile("image.tar").toPath();
        Files.write(archive, ImageFixtures.dockerArchive("app:1", 3, 70000));
        try (ImageSource source = new DockerArchiveSource(archive, null)) {
            assertTrue(source.image().blobs().get(0).known().isEmpty());
            ImageValidator.check(source.image());
            byte[] layer = new GZIPInputStream(source.image().blobs().get(1).open()).readAllBytes();
            assertArrayEquals(ImageFixtures.layerTar("file1", 70000, 1), layer);
        }
    }

    @Test
    public void aCompressedArchiveGivesTheSameImage() throws Exception {
        Path plain = folder.newFile("image.tar").toPath();
        Path gzip = folder.newFile("image.tar.gz").toPath();
        byte[] archive = ImageFixtures.dockerArchive("app:1", 2, 9000);
        Files.write(plain, archive);
        Files.write(gzip, ImageFixtures.gzip(archive));
        try (ImageSource one = new DockerArchiveSource(plain, "app:1");
                ImageSource other = new DockerArchiveSource(gzip, null)) {
            ImageValidator.check(other.image());
            assertEquals(one.image().manifest(), other.image().manifest());
        }
    }

    @Test
    public void aTruncatedArchiveIsRefusedWithoutReadingLayers() throws Exception {
        Path archive = folder.newFile("image.tar").toPath();
        byte[] bytes = ImageFixtures.dockerArchive("app:1", 2, 9000);
        for (int length : new int[] {10, 512, 9000, bytes.length - 1500}) {
            Files.write(archive, Arrays.copyOf(bytes, length));
            ImageException e = assertThrows(ImageException.class, () -> new DockerArchiveSource(archive, null));
            assertTrue(e.getMessage(), e.getMessage().contains("ends in the middle"));
        }
        byte[] gzip = ImageFixtures.gzip(bytes);
        Files.write(archive, Arrays.copyOf(gzip, gzip.length / 2));
        assertThrows(ImageException.class, () -> new DockerArchiveSource(archive, null));
    }

    @Test
    public void pathsThatLeadOutOfAnArchiveAreRefused() throws Exception {
        for (String name : List.of("../evil", "/etc/passwd", "a/../../b")) {
            Path archive = folder.newFile().toPath();
            Files.write(archive, ImageFixtures.archive(Map.of(name, new byte[3])));
            ImageException e = assertThrows(ImageException.class, () -> new DockerArchiveSource(archive, null));
            assertTrue(e.getMessage(), e.getMessage().contains("leads out of the archive"));
        }
    }

    @Test
    public void aLayerThatDoesNotMatchItsDiffIdIsAnError() throws Exception {
        byte[] bytes = ImageFixtures.dockerArchive("app:1", 1, 3000);
        bytes[1500] ^= 1;
        Path archive = folder.newFile("image.tar").toPath();
        Files.write(archive, bytes);
        try (ImageSource source = new DockerArchiveSource(archive, null)) {
            Blob layer = source.image().blobs().get(0);
            ImageException e = assertThrows(ImageException.class, layer::descriptor);
            assertTrue(e.getMessage(), e.getMessage().contains("damaged"));
        }
    }

    @Test
    public void aMissingBlobOfALayoutIsNamed() throws Exception {
        Path layout = folder.newFolder("layout").toPath();
        ImageFixtures.layout(layout, 1, 100);
        Path largest;
        try (var blobs = Files.list(layout.resolve("blobs/sha256"))) {
            largest = blobs.findFirst().orElseThrow();
        }
        Files.delete(largest);
        ImageException e = assertThrows(ImageException.class, () -> new OciLayoutSource(layout, null));
        assertTrue(e.getMessage(), e.getMessage().contains(largest.getFileName().toString()));
    }

    @Test
    public void aJarIsSplitByHowOftenThingsChange() throws Exception {
        Path jar = ImageFixtures.jar(
                folder.newFile("app.jar").toPath(), "demo.Main", Map.of("demo/Main.class", "code", "application.properties", "a=b"));
        try (ImageSource source = new JarSource(jar, SCRATCH, ProgramOptions.standard())) {
            ImageValidator.check(source.image());
            List<Blob> blobs = source.image().blobs();
            assertEquals(3, blobs.size());
            assertEquals(
                    List.of(
                            "app/", "app/resources/", "app/resources/META-INF/", "app/resources/META-INF/MANIFEST.MF",
                            "app/resources/application.properties"),
                    names(blobs.get(0)));
            assertEquals(List.of("app/", "app/classes/", "app/classes/demo/", "app/classes/demo/Main.class"), names(blobs.get(1)));
            JsonNode config = new ObjectMapper().readTree(blobs.get(2).open());
            assertEquals("[\"java\",\"-cp\",\"/app/resources:/app/classes\",\"demo.Main\"]", config.path("config").path("Entrypoint").toString());
            assertEquals("65532:65532", config.path("config").path("User").asText());
        }
    }

    private static List<String> names(Blob layer) throws IOException {
        List<String> names = new ArrayList<>();
        try (TarReader reader = new TarReader(new GZIPInputStream(layer.open()), "layer")) {
            for (TarEntry entry = reader.next(); entry != null; entry = reader.next()) {
                names.add(entry.name());
            }
        }
        return names;
    }

    @Test
    public void oneChangedClassChangesOneLayer() throws Exception {
        Map<String, String> entries = new LinkedHashMap<>(Map.of("demo/Main.class", "code", "application.properties", "a=b"));
        Path before = ImageFixtures.jar(folder.newFile("before.jar").toPath(), "demo.Main", entries);
        entries.put("demo/Main.class", "other code");
        Path after = ImageFixtures.jar(folder.newFile("after.jar").toPath(), "demo.Main", entries);
        try (ImageSource one = new JarSource(before, SCRATCH, ProgramOptions.standard());
                ImageSource other = new JarSource(after, SCRATCH, ProgramOptions.standard())) {
            assertEquals(one.image().blobs().get(0).descriptor(), other.image().blobs().get(0).descriptor());
            assertNotEquals(one.image().blobs().get(1).descriptor(), other.image().blobs().get(1).descriptor());
        }
    }

    @Test
    public void theSameJarBuiltAtAnotherTimeIsTheSameDigest() throws Exception {
        Path one = ImageFixtures.jar(folder.newFile("one.jar").toPath(), "demo.Main", Map.of("demo/Main.class", "code"));
        Thread.sleep(2100); // the time stamps of a JAR have two seconds
        Path other = ImageFixtures.jar(folder.newFile("other.jar").toPath(), "demo.Main", Map.of("demo/Main.class", "code"));
        try (ImageSource first = new JarSource(one, SCRATCH, ProgramOptions.standard());
                ImageSource second = new JarSource(other, SCRATCH, ProgramOptions.standard())) {
            assertEquals(first.image().manifest(), second.image().manifest());
        }
    }

    @Test
    public void theLayersIndexOfSpringBootIsHonoured() throws Exception {
        String index = "- \"dependencies\":\n  - \"BOOT-INF/lib/\"\n- \"application\":\n  - \"BOOT-INF/classes/\"\n  - \"META-INF/\"\n";
        Path jar = ImageFixtures.jar(folder.newFile("boot.jar").toPath(), "org.springframework.boot.loader.launch.JarLauncher", Map.of(
                "BOOT-INF/layers.idx", index, "BOOT-INF/lib/library.jar", "library", "BOOT-INF/classes/demo/Main.class", "code"));
        try (ImageSource source = new JarSource(jar, SCRATCH, ProgramOptions.standard())) {
            ImageValidator.check(source.image());
            assertTrue(names(source.image().blobs().get(0)).contains("app/BOOT-INF/lib/library.jar"));
            assertTrue(names(source.image().blobs().get(1)).contains("app/BOOT-INF/classes/demo/Main.class"));
        }
    }

    @Test
    public void aSpringBootJarWithoutIndexIsSplitTheSameWay() throws Exception {
        Path jar = ImageFixtures.jar(folder.newFile("old-boot.jar").toPath(), "org.springframework.boot.loader.JarLauncher", Map.of(
                "BOOT-INF/lib/library.jar", "library", "BOOT-INF/lib/own-1.0-SNAPSHOT.jar", "own", "BOOT-INF/classes/demo/Main.class", "code",
                "org/springframework/boot/loader/JarLauncher.class", "loader"));
        try (ImageSource source = new JarSource(jar, SCRATCH, ProgramOptions.standard())) {
            List<Blob> blobs = source.image().blobs();
            assertEquals("four layers and the configuration", 5, blobs.size());
            assertTrue(names(blobs.get(0)).contains("app/BOOT-INF/lib/library.jar"));
            assertTrue(names(blobs.get(1)).contains("app/org/springframework/boot/loader/JarLauncher.class"));
            assertTrue(names(blobs.get(2)).contains("app/BOOT-INF/lib/own-1.0-SNAPSHOT.jar"));
            assertTrue(names(blobs.get(3)).contains("app/BOOT-INF/classes/demo/Main.class"));
            JsonNode config = new ObjectMapper().readTree(blobs.get(4).open());
            assertEquals(
                    "[\"java\",\"-cp\",\"/app\",\"org.springframework.boot.loader.JarLauncher\"]",
                    config.path("config").path("Entrypoint").toString());
        }
    }

    @Test
    public void platformsAreChosenFromAnIndexAndJoinedIntoOne() throws Exception {
        Platform amd = Platform.DEFAULT;
        Platform arm = Platform.parse("linux/arm64");
        Path program = folder.newFile("server").toPath();
        Files.write(program, new byte[] {1, 2, 3});
        List<ImageSource> both = List.of(
                new BinarySource(program, BaseImage.scratch(amd), ProgramOptions.standard().withPlatform(amd)),
                new BinarySource(program, BaseImage.scratch(arm), ProgramOptions.standard().withPlatform(arm)));
        try (ImageSource joined = PlatformChoice.join(both, List.of(amd, arm))) {
            ImageValidator.check(joined.image());
            assertEquals(2, joined.image().members().size());
            assertSame(joined.image(), PlatformChoice.of(joined.image(), List.of(amd, arm), "index"));
            assertEquals(joined.image().members().get(1), PlatformChoice.of(joined.image(), List.of(arm), "index"));
            ImageException missing = assertThrows(
                    ImageException.class, () -> PlatformChoice.of(joined.image(), List.of(Platform.parse("windows/amd64")), "index"));
            assertTrue(missing.getMessage(), missing.getMessage().contains("linux/amd64, linux/arm64"));
            ImageException single = assertThrows(
                    ImageException.class, () -> PlatformChoice.of(joined.image().members().get(0), List.of(arm), "image"));
            assertTrue(single.getMessage(), single.getMessage().contains("linux/amd64"));
        }
    }

    @Test
    public void aJarThatStartsNothingIsRefused() throws Exception {
        Path jar = ImageFixtures.jar(folder.newFile("lib.jar").toPath(), null, Map.of("demo/Library.class", "code"));
        ImageException e = assertThrows(ImageException.class, () -> new JarSource(jar, SCRATCH, ProgramOptions.standard()));
        assertTrue(e.getMessage(), e.getMessage().contains("Main-Class"));
    }

    @Test
    public void aProgramIsPutOnItsBase() throws Exception {
        Path layout = folder.newFolder("base").toPath();
        ImageFixtures.layout(layout, 2, 1000);
        Path program = folder.newFile("server").toPath();
        Files.write(program, new byte[] {1, 2, 3});
        try (ImageSource base = new OciLayoutSource(layout, null);
                ImageSource source = new BinarySource(program, BaseImage.of(base.image(), Platform.DEFAULT, "base"), ProgramOptions.standard())) {
            ImageValidator.check(source.image());
            assertEquals(4, source.image().blobs().size());
            JsonNode config = new ObjectMapper().readTree(source.image().blobs().get(3).open());
            assertEquals(3, config.path("rootfs").path("diff_ids").size());
            assertTrue(config.path("config").path("Env").toString().contains("A=b"));
        }
    }

    @Test
    public void aWebArchiveKeepsTheEntryPointOfItsBase() throws Exception {
        Path war = ImageFixtures.jar(folder.newFile("app.war").toPath(), null, Map.of(
                "WEB-INF/lib/a.jar", "library", "WEB-INF/classes/A.class", "code", "index.html", "page"));
        try (ImageSource source = new WarSource(war, SCRATCH, "/usr/local/tomcat/webapps/ROOT", ProgramOptions.standard())) {
            ImageValidator.check(source.image());
            assertEquals(4, source.image().blobs().size());
            assertTrue(names(source.image().blobs().get(1)).contains("usr/local/tomcat/webapps/ROOT/index.html"));
        }
        Path notAWar = ImageFixtures.jar(folder.newFile("lib.jar").toPath(), null, Map.of("A.class", "code"));
        assertThrows(ImageException.class, () -> new WarSource(notAWar, SCRATCH, "/webapps/ROOT", ProgramOptions.standard()));
    }

    @Test
    public void bytesThatAreNoArchiveAreRefused() throws Exception {
        Path file = folder.newFile("x.tar").toPath();
        Files.write(file, new ByteArrayInputStream("this is no archive at all".repeat(100).getBytes()).readAllBytes());
        assertThrows(ImageException.class, () -> new DockerArchiveSource(file, null));
        assertThrows(ImageException.class, () -> new JarSource(file, SCRATCH, ProgramOptions.standard()));
        assertThrows(ImageException.class, () -> new OciLayoutSource(folder.newFolder("empty").toPath(), null));
    }
}
