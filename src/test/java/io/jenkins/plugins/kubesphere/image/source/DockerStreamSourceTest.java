package io.jenkins.plugins.kubesphere.image.source;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.tar.TarFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DockerStreamSourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private static DockerStreamSource stream(byte[] archive, Digest... diffIds) {
        return new DockerStreamSource(new ByteArrayInputStream(archive), "docker save app", Compression.GZIP, List.of(diffIds));
    }

    private static Image readAll(DockerStreamSource source) throws Exception {
        for (Optional<Blob> next = source.next(); next.isPresent(); next = source.next()) {
            try (InputStream in = next.get().open()) {
                in.readAllBytes();
            }
        }
        return source.image();
    }

    private static byte[] reversed(Map<String, byte[]> files) throws Exception {
        List<String> names = new ArrayList<>(files.keySet());
        Map<String, byte[]> other = new LinkedHashMap<>();
        for (int i = names.size() - 1; i >= 0; i--) {
            other.put(names.get(i), files.get(names.get(i)));
        }
        return ImageFixtures.archive(other);
    }

    private Map<String, byte[]> layout(int layers, int size) throws Exception {
        Path directory = folder.newFolder().toPath();
        ImageFixtures.layout(directory, layers, size);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    public void theSameImageAsFromAFileComesOutOfTheStream() throws Exception {
        byte[] archive = ImageFixtures.dockerArchive("app:1", 3, 50_000);
        Path file = folder.newFile().toPath();
        Files.write(file, archive);
        try (DockerArchiveSource stored = new DockerArchiveSource(file, null); DockerStreamSource passing = stream(archive)) {
            assertArrayEquals(stored.image().manifest().bytes(), readAll(passing).manifest().bytes());
        }
    }

    @Test
    public void theOrderOfTheArchiveDoesNotMatter() throws Exception {
        Map<String, byte[]> files = layout(3, 5000);
        String manifestName = JSON.readTree(files.get("index.json")).path("manifests").path(0).path("digest").asText().replace("sha256:", "blobs/sha256/");
        List<String> layers = new ArrayList<>();
        JSON.readTree(files.get(manifestName)).path("layers").forEach(layer -> layers.add(layer.path("digest").asText().replace("sha256:", "blobs/sha256/")));
        String config = JSON.readTree(files.get(manifestName)).path("config").path("digest").asText().replace("sha256:", "blobs/sha256/");
        files.put("manifest.json", JSON.writeValueAsBytes(List.of(Map.of("Config", config, "RepoTags", List.of("app:1"), "Layers", layers))));
        for (byte[] archive : List.of(ImageFixtures.archive(files), reversed(files))) {
            try (DockerStreamSource passing = stream(archive)) {
                assertArrayEquals("compressed layers keep their manifest", files.get(manifestName), readAll(passing).manifest().bytes());
            }
        }
    }

    @Test
    public void aLayerNamedByItsDigestIsRecognizedBeforeItIsRead() throws Exception {
        byte[] tar = ImageFixtures.layerTar("file", 9000, 1);
        Digest content = Digest.of(tar);
        byte[] config = JSON.writeValueAsBytes(Map.of("rootfs", Map.of("diff_ids", List.of(content.toString()))));
        for (String name : List.of("blobs/sha256/" + content.hex(), content.hex() + ".tar")) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put(name, tar);
            files.put("config.json", config);
            files.put("manifest.json", JSON.writeValueAsBytes(List.of(Map.of("Config", "config.json", "Layers", List.of(name)))));
            try (DockerStreamSource passing = stream(ImageFixtures.archive(files))) {
                Blob layer = passing.next().orElseThrow();
                assertEquals(Optional.of(content), layer.content());
                Descriptor present = new Descriptor(MediaTypes.OCI_LAYER_GZIP, Digest.of(new byte[] {1}), 1);
                layer.reuse(present);
                assertEquals(Optional.empty(), passing.next());
                assertEquals(present, passing.image().blobs().get(0).descriptor());
            }
        }
    }

    @Test
    public void aLayerOfAnOldEngineIsRecognizedByTheHashOfItsDocument() throws Exception {
        Digest lower = Digest.parse("sha256:4da21d4b547e68c587d0e3e419026a127234168c36ac7d883eee0eab8ecd8a2b");
        Digest upper = Digest.parse("sha256:a1eb9e7acf91ac75d40417cb32f12e289b512324826599e8fdb41542aed64d55");
        // as Docker Engine 20.10.24 wrote it
        String id = "9267821b5ee001faa13390a392de036a512073a81ea4c080da991ab03c2af240";
        String document = "{\"id\":\"" + id + "\",\"created\":\"1970-01-01T00:00:00Z\",\"container_config\":{\"Hostname\":\"\",\"Domainname\":\"\","
                + "\"User\":\"\",\"AttachStdin\":false,\"AttachStdout\":false,\"AttachStderr\":false,\"Tty\":false,\"OpenStdin\":false,"
                + "\"StdinOnce\":false,\"Env\":null,\"Cmd\":null,\"Image\":\"\",\"Volumes\":null,\"WorkingDir\":\"\",\"Entrypoint\":null,"
                + "\"OnBuild\":null,\"Labels\":null},\"os\":\"linux\"}";
        LegacyLayerNames names = new LegacyLayerNames(List.of(lower, upper));
        names.document(id + "/json", document.getBytes("UTF-8"));
        assertEquals(Optional.of(lower), names.diffId(id + "/layer.tar"));
        LegacyLayerNames others = new LegacyLayerNames(List.of(upper, lower));
        others.document(id + "/json", document.getBytes("UTF-8"));
        assertEquals(Optional.empty(), others.diffId(id + "/layer.tar"));
    }

    @Test
    public void whatIsDamagedIsAnError() throws Exception {
        byte[] archive = ImageFixtures.dockerArchive("app:1", 2, 5000);
        assertThrows(ImageException.class, () -> readAll(stream(Arrays.copyOf(archive, 7000))));
        assertThrows(ImageException.class, () -> readAll(stream(new byte[0])));
        byte[] evil = ImageFixtures.tar(List.of(TarFile.file("../../etc/passwd", 0644, 1, () -> new ByteArrayInputStream(new byte[1]))));
        ImageException e = assertThrows(ImageException.class, () -> readAll(stream(evil)));
        assertTrue(e.getMessage(), e.getMessage().contains("leads out of the archive"));
        byte[] other = ImageFixtures.layerTar("file", 100, 1);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("x/layer.tar", other);
        files.put("config.json", JSON.writeValueAsBytes(Map.of("rootfs", Map.of("diff_ids", List.of("sha256:" + "0".repeat(64))))));
        files.put("manifest.json", JSON.writeValueAsBytes(List.of(Map.of("Config", "config.json", "Layers", List.of("x/layer.tar")))));
        assertThrows("other bytes than the configuration says", ImageException.class, () -> readAll(stream(ImageFixtures.archive(files))));
    }

    @Test
    public void aLayerCanBeReadOnce() throws Exception {
        try (DockerStreamSource passing = stream(ImageFixtures.dockerArchive("app:1", 1, 5000))) {
            Blob layer = passing.next().orElseThrow();
            layer.open().close();
            assertThrows(ImageException.class, layer::open);
        }
    }
}
