package io.jenkins.plugins.kubesphere.embedded.cluster.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * One line of JSON per change, handed to the operating system before the change is visible, so that a killed process loses nothing it has answered.
 * A half-written last line is the one change that was never answered: it is dropped.
 */
final class Journal implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path file;
    private Writer writer;

    Journal(Path directory) throws IOException {
        Files.createDirectories(directory);
        file = directory.resolve("objects.jsonl");
    }

    /** Reads all objects; returns the highest revision seen. */
    long load(Map<ObjectKey, ObjectNode> objects) throws IOException {
        long revision = 0;
        if (!Files.exists(file)) {
            return revision;
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line;
            try {
                line = JSON.readTree(lines.get(i));
            } catch (JsonProcessingException e) {
                if (i == lines.size() - 1) {
                    break;
                }
                throw new IOException(file + ":" + (i + 1) + " is not JSON; remove the file to start with an empty cluster", e);
            }
            revision = Math.max(revision, line.path("revision").asLong());
            if (!line.has("group")) {
                continue;
            }
            ObjectKey key = new ObjectKey(line.path("group").asText(), line.path("plural").asText(),
                    line.path("namespace").asText(), line.path("name").asText());
            if (line.get("object") instanceof ObjectNode object) {
                objects.put(key, object);
            } else {
                objects.remove(key);
            }
        }
        return revision;
    }

    /** Rewrites the file with the present objects only and opens it for appending. */
    void compact(Map<ObjectKey, ObjectNode> objects, long revision) throws IOException {
        Path next = file.resolveSibling("objects.jsonl.next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            out.write(JSON.createObjectNode().put("revision", revision) + "\n");
            for (Map.Entry<ObjectKey, ObjectNode> entry : objects.entrySet()) {
                long changed = entry.getValue().path("metadata").path("resourceVersion").asLong();
                out.write(line(changed, entry.getKey(), entry.getValue()));
            }
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    void append(long revision, ObjectKey key, ObjectNode object) throws IOException {
        writer.write(line(revision, key, object));
        writer.flush();
    }

    private static String line(long revision, ObjectKey key, ObjectNode object) {
        ObjectNode line = JSON.createObjectNode().put("revision", revision).put("group", key.group()).put("plural", key.plural())
                .put("namespace", key.namespace()).put("name", key.name());
        line.set("object", object);
        return line + "\n";
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
