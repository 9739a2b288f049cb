package io.jenkins.plugins.kubesphere.bench.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.tar.TarFile;
import io.jenkins.plugins.kubesphere.image.tar.TarStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Images and programs of a given size, the same on every machine. */
final class SampleImages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FILE = 1 << 20;

    private SampleImages() {}

    /** A file: one in three cannot be compressed, like a JAR or a picture, the others are words. */
    static byte[] content(long seed, int size) {
        Random random = new Random(seed);
        byte[] bytes = new byte[size];
        if (seed % 3 == 0) {
            random.nextBytes(bytes);
            return bytes;
        }
        byte[][] words = new byte[3000][];
        for (int i = 0; i < words.length; i++) {
            words[i] = (Long.toString(Math.abs(random.nextLong()), 36).substring(0, 3 + random.nextInt(7)) + " ").getBytes(StandardCharsets.US_ASCII);
        }
        int at = 0;
        while (at < size) {
            byte[] word = words[(int) (words.length * random.nextDouble() * random.nextDouble())];
            int length = Math.min(word.length, size - at);
            System.arraycopy(word, 0, bytes, at, length);
            at += length;
        }
        return bytes;
    }

    /** An OCI layout, written once. */
    static Path layout(Path directory, int layers, int mebibytesEach) throws IOException {
        if (Files.exists(directory.resolve("index.json"))) {
            return directory;
        }
        Path blobs = Files.createDirectories(directory.resolve("blobs/sha256"));
        List<Layer> written = IntStream.range(0, layers).parallel().mapToObj(i -> layer(blobs, i, mebibytesEach)).toList();
        Map<String, Object> rootfs = new LinkedHashMap<>();
        rootfs.put("type", "layers");
        rootfs.put("diff_ids", written.stream().map(layer -> layer.diffId().toString()).toList());
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architecture", "amd64");
        config.put("os", "linux");
        config.put("config", Map.of("Cmd", List.of("/bin/true")));
        config.put("rootfs", rootfs);
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MediaTypes.OCI_MANIFEST);
        manifest.put("config", store(blobs, MediaTypes.OCI_CONFIG, JSON.writeValueAsBytes(config)));
        manifest.put("layers", written.stream().map(layer -> json(layer.descriptor())).toList());
        Map<String, Object> entry = store(blobs, MediaTypes.OCI_MANIFEST, JSON.writeValueAsBytes(manifest));
        Files.writeString(directory.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.write(directory.resolve("index.json"), JSON.writeValueAsBytes(Map.of("schemaVersion", 2, "manifests", List.of(entry))));
        return directory;
    }

    private record Layer(Digest diffId, Descriptor descriptor) {}

    private static Layer layer(Path blobs, int index, int mebibytes) {
        List<TarFile> files = new ArrayList<>();
        for (int i = 0; i < mebibytes; i++) {
            long seed = 1000L * index + i;
            files.add(TarFile.file("data/" + index + "/" + i, 0644, FILE, () -> new ByteArrayInputStream(content(seed, FILE))));
        }
        Path temporary = blobs.resolve("layer" + index);
        MessageDigest plain = Digest.sha256();
        MessageDigest packed = Digest.sha256();
        try {
            try (InputStream tar = new TarStream(files);
                    OutputStream out = new DigestOutputStream(
                            new GZIPOutputStream(new DigestOutputStream(Files.newOutputStream(temporary), packed), 1 << 16), plain)) {
                tar.transferTo(out);
            }
            Descriptor descriptor = new Descriptor(MediaTypes.OCI_LAYER_GZIP, Digest.ofHash(packed.digest()), Files.size(temporary));
            Files.move(temporary, blobs.resolve(descriptor.digest().hex()));
            return new Layer(Digest.ofHash(plain.digest()), descriptor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> store(Path blobs, String mediaType, byte[] bytes) throws IOException {
        Descriptor descriptor = Descriptor.of(mediaType, bytes);
        Files.write(blobs.resolve(descriptor.digest().hex()), bytes);
        return json(descriptor);
    }

    private static Map<String, Object> json(Descriptor descriptor) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mediaType", descriptor.mediaType());
        map.put("digest", descriptor.digest().toString());
        map.put("size", descriptor.size());
        return map;
    }

    /** A fat JAR like those of Spring Boot: libraries stored as they are, a layers index, some classes. */
    static Path bootJar(Path file, int libraries, int mebibytesEach, String changing) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            put(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nMain-Class: org.springframework.boot.loader.launch.JarLauncher\r\n\r\n");
            put(zip, "BOOT-INF/layers.idx", "- \"dependencies\":\n  - \"BOOT-INF/lib/\"\n- \"spring-boot-loader\":\n  - \"org/\"\n"
                    + "- \"application\":\n  - \"BOOT-INF/classes/\"\n  - \"BOOT-INF/layers.idx\"\n  - \"META-INF/\"\n");
            put(zip, "org/springframework/boot/loader/launch/JarLauncher.class", "loader");
            for (int i = 0; i < libraries; i++) {
                zip.putNextEntry(new ZipEntry("BOOT-INF/lib/library-" + i + ".jar"));
                zip.write(content(7000L + i, mebibytesEach * FILE));
            }
            for (int i = 0; i < 300; i++) {
                zip.putNextEntry(new ZipEntry("BOOT-INF/classes/demo/Type" + i + ".class"));
                zip.write(content(9000L + i, 4096));
            }
            put(zip, "BOOT-INF/classes/demo/Changing.class", changing);
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
