package io.jenkins.plugins.kubesphere.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.image.tar.TarFile;
import io.jenkins.plugins.kubesphere.image.tar.TarStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Images in the forms in which tools write them, made of random but repeatable bytes. */
public final class ImageFixtures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ImageFixtures() {}

    /** An uncompressed layer with one file. */
    public static byte[] layerTar(String name, int size, long seed) throws IOException {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return tar(List.of(TarFile.file(name, 0644, size, () -> new ByteArrayInputStream(content))));
    }

    public static byte[] tar(List<TarFile> files) throws IOException {
        try (TarStream stream = new TarStream(files)) {
            return stream.readAllBytes();
        }
    }

    public static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] config(List<byte[]> tars) throws IOException {
        List<String> diffIds = tars.stream().map(tar -> Digest.of(tar).toString()).toList();
        Map<String, Object> rootfs = Map.of("type", "layers", "diff_ids", diffIds);
        return JSON.writeValueAsBytes(
                Map.of("architecture", "amd64", "os", "linux", "config", Map.of("Env", List.of("A=b")), "rootfs", rootfs));
    }

    /** An OCI layout with one image of so many layers; gives its manifest's digest. */
    public static Digest layout(Path directory, int layers, int size) throws IOException {
        List<byte[]> tars = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            tars.add(layerTar("file" + i, size, i));
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MediaTypes.OCI_MANIFEST);
        manifest.put("config", blob(directory, MediaTypes.OCI_CONFIG, config(tars)));
        List<Object> descriptors = new ArrayList<>();
        for (byte[] tar : tars) {
            descriptors.add(blob(directory, MediaTypes.OCI_LAYER_GZIP, gzip(tar)));
        }
        manifest.put("layers", descriptors);
        // white space on purpose: whoever writes the manifest again changes its digest
        byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        Map<String, Object> descriptor = blob(directory, MediaTypes.OCI_MANIFEST, bytes);
        Files.writeString(directory.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.write(directory.resolve("index.json"), JSON.writeValueAsBytes(Map.of("schemaVersion", 2, "manifests", List.of(descriptor))));
        return Digest.of(bytes);
    }

    private static Map<String, Object> blob(Path directory, String mediaType, byte[] bytes) throws IOException {
        Descriptor descriptor = Descriptor.of(mediaType, bytes);
        Path folder = Files.createDirectories(directory.resolve("blobs/sha256"));
        Files.write(folder.resolve(descriptor.digest().hex()), bytes);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mediaType", mediaType);
        json.put("digest", descriptor.digest().toString());
        json.put("size", descriptor.size());
        return json;
    }

    /** What {@code docker save} wrote before it knew OCI layouts. */
    public static byte[] dockerArchive(String name, int layers, int size) throws IOException {
        List<byte[]> tars = new ArrayList<>();
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            tars.add(layerTar("file" + i, size, i));
            names.add("layer" + i + "/layer.tar");
            files.put("layer" + i + "/layer.tar", tars.get(i));
        }
        files.put("config.json", config(tars));
        files.put("manifest.json", JSON.writeValueAsBytes(List.of(Map.of("Config", "config.json", "RepoTags", List.of(name), "Layers", names))));
        return archive(files);
    }

    public static byte[] archive(Map<String, byte[]> files) throws IOException {
        List<TarFile> entries = new ArrayList<>();
        files.forEach((name, bytes) -> entries.add(TarFile.file(name, 0644, bytes.length, () -> new ByteArrayInputStream(bytes))));
        return tar(entries);
    }

    /** A JAR with the files given; {@code mainClass} may be null. */
    public static Path jar(Path file, String mainClass, Map<String, String> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            String main = mainClass == null ? "" : "Main-Class: " + mainClass + "\r\n";
            zip.write(("Manifest-Version: 1.0\r\n" + main + "\r\n").getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
