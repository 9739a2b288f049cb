package io.jenkins.plugins.kubesphere.embedded.registry;

import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Blobs, manifests, tags and unfinished uploads as files. A file appears under its final name only when it is complete, so a stop at any
 * moment leaves nothing half-known.
 *
 * <p>{@code blobs/<hex>}, {@code repositories/<name>/_blobs/<hex>} (which blobs a repository may give out), {@code _manifests/<hex>} with the
 * media type inside, {@code _tags/<tag>} with the digest inside, {@code uploads/<id>}.
 */
final class ContentStore {

    private final Path directory;

    ContentStore(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve("blobs"));
        Files.createDirectories(directory.resolve("repositories"));
        Files.createDirectories(directory.resolve("uploads"));
    }

    private Path blob(Digest digest) {
        return directory.resolve("blobs").resolve(digest.algorithm() + "-" + digest.hex());
    }

    private Path link(String repository, String kind, String name) {
        return directory.resolve("repositories").resolve(repository).resolve(kind).resolve(name);
    }

    boolean hasBlob(String repository, Digest digest) {
        return Files.exists(link(repository, "_blobs", digest.hex())) && Files.exists(blob(digest));
    }

    long size(Digest digest) throws IOException {
        return Files.size(blob(digest));
    }

    InputStream open(Digest digest) throws IOException {
        return Files.newInputStream(blob(digest));
    }

    void linkBlob(String repository, Digest digest) throws IOException {
        write(link(repository, "_blobs", digest.hex()), digest.toString());
    }

    Path upload(String id) {
        return directory.resolve("uploads").resolve(id);
    }

    /** Adds to an upload what arrives; what arrived before a broken connection stays. */
    long append(String id, InputStream body) throws IOException {
        try (OutputStream out = Files.newOutputStream(upload(id), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            body.transferTo(out);
        }
        return Files.size(upload(id));
    }

    /** Turns an upload into a blob if its bytes have the digest. */
    boolean commit(String repository, String id, Digest digest) throws IOException {
        MessageDigest hash = digest.computation();
        try (InputStream in = Files.newInputStream(upload(id))) {
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                hash.update(buffer, 0, got);
            }
        }
        if (!HexFormat.of().formatHex(hash.digest()).equals(digest.hex())) {
            Files.delete(upload(id));
            return false;
        }
        Files.move(upload(id), blob(digest), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        linkBlob(repository, digest);
        return true;
    }

    void putManifest(String repository, Digest digest, byte[] bytes, String mediaType) throws IOException {
        writeBytes(blob(digest), bytes);
        write(link(repository, "_manifests", digest.hex()), mediaType);
    }

    Optional<String> manifestType(String repository, Digest digest) throws IOException {
        Path file = link(repository, "_manifests", digest.hex());
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    byte[] bytes(Digest digest) throws IOException {
        return Files.readAllBytes(blob(digest));
    }

    Optional<Digest> tag(String repository, String tag) throws IOException {
        Path file = link(repository, "_tags", tag);
        return Files.exists(file) ? Optional.of(Digest.parse(Files.readString(file))) : Optional.empty();
    }

    void putTag(String repository, String tag, Digest digest) throws IOException {
        write(link(repository, "_tags", tag), digest.toString());
    }

    void deleteTag(String repository, String tag) throws IOException {
        Files.deleteIfExists(link(repository, "_tags", tag));
    }

    void deleteManifest(String repository, Digest digest) throws IOException {
        Files.deleteIfExists(link(repository, "_manifests", digest.hex()));
        for (var tag : tags(repository).entrySet()) {
            if (tag.getValue().equals(digest)) {
                deleteTag(repository, tag.getKey());
            }
        }
    }

    /** Tags in alphabetical order and what they point to. */
    TreeMap<String, Digest> tags(String repository) throws IOException {
        TreeMap<String, Digest> tags = new TreeMap<>();
        for (Path file : list(directory.resolve("repositories").resolve(repository).resolve("_tags"))) {
            tags.put(file.getFileName().toString(), Digest.parse(Files.readString(file)));
        }
        return tags;
    }

    List<Digest> manifests(String repository) throws IOException {
        List<Digest> found = new ArrayList<>();
        for (Path file : list(directory.resolve("repositories").resolve(repository).resolve("_manifests"))) {
            found.add(new Digest("sha256", file.getFileName().toString()));
        }
        return found;
    }

    /** Names of all repositories that hold a manifest. */
    List<String> repositories() throws IOException {
        Path top = directory.resolve("repositories");
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(path -> path.endsWith("_manifests")).map(path -> top.relativize(path.getParent()).toString()).sorted().toList();
        }
    }

    /** Bytes of the blobs that the repositories of a project link to, each counted once. */
    long usage(String project) throws IOException {
        long sum = 0;
        Path top = directory.resolve("repositories").resolve(project);
        if (!Files.isDirectory(top)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(top)) {
            // Another upload may just be putting its link in place.
            Stream<Path> links = all.filter(path -> path.getParent().endsWith("_blobs") && !path.toString().endsWith(".part"));
            List<String> names = links.map(path -> path.getFileName().toString()).distinct().toList();
            for (String hex : names) {
                Path file = blob(new Digest(hex.length() == 64 ? "sha256" : "sha512", hex));
                sum += Files.exists(file) ? Files.size(file) : 0;
            }
        }
        return sum;
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, file -> !file.getFileName().toString().endsWith(".part"))) {
            stream.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    static void write(Path file, String text) throws IOException {
        writeBytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void writeBytes(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
