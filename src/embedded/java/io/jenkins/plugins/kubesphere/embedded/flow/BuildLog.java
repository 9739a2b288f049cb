package io.jenkins.plugins.kubesphere.embedded.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The log of one build: whole lines of all steps in the order of their ends, and an index that tells which node wrote which bytes.
 * The index has a line per change of writer: offset, space, node id or a dash for the build itself.
 */
public final class BuildLog {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("'['yyyy-MM-dd'T'HH:mm:ss.SSSX'] '");

    private final Path file;
    private final Path index;
    private volatile boolean timestamps;
    private String writer;
    private long offset;

    /** Appends to what is there. */
    public BuildLog(Path file) throws IOException {
        this.file = file;
        this.index = file.resolveSibling(file.getFileName() + "-index");
        this.offset = Files.exists(file) ? Files.size(file) : 0;
    }

    /** From now on every line begins with its time. */
    public void setTimestamps(boolean timestamps) {
        this.timestamps = timestamps;
    }

    /** A stream for the lines of a node; null for the build itself. Each write of a whole line reaches the file at once. */
    public OutputStream stream(String node) {
        return new LineStream(node == null ? "-" : node);
    }

    private synchronized void line(String node, byte[] bytes) throws IOException {
        if (!node.equals(writer)) {
            Files.writeString(index, offset + " " + node + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            writer = node;
        }
        byte[] stamped = bytes;
        if (timestamps) {
            byte[] stamp = STAMP.format(Instant.now().atZone(ZoneId.of("UTC"))).getBytes(StandardCharsets.US_ASCII);
            stamped = java.util.Arrays.copyOf(stamp, stamp.length + bytes.length);
            System.arraycopy(bytes, 0, stamped, stamp.length, bytes.length);
        }
        Files.write(file, stamped, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        offset += stamped.length;
    }

    /** What these nodes wrote, in order. */
    public synchronized String read(java.util.Set<String> nodes) throws IOException {
        if (!Files.exists(index)) {
            return "";
        }
        List<String> entries = new ArrayList<>(Files.readAllLines(index));
        byte[] all = Files.readAllBytes(file);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < entries.size(); i++) {
            String[] entry = entries.get(i).split(" ");
            int from = Integer.parseInt(entry[0]);
            int to = i + 1 < entries.size() ? Integer.parseInt(entries.get(i + 1).split(" ")[0]) : all.length;
            if (nodes.contains(entry[1])) {
                text.write(all, from, Math.min(to, all.length) - from);
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Collects bytes until a line is whole, so that lines of parallel branches never mix. */
    private final class LineStream extends OutputStream {
        private final String node;
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

        LineStream(String node) {
            this.node = node;
        }

        @Override
        public synchronized void write(int b) throws IOException {
            pending.write(b);
            if (b == '\n') {
                emit();
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            int start = from;
            for (int i = from; i < from + length; i++) {
                if (bytes[i] == '\n') {
                    pending.write(bytes, start, i + 1 - start);
                    emit();
                    start = i + 1;
                }
            }
            pending.write(bytes, start, from + length - start);
        }

        private void emit() throws IOException {
            byte[] bytes = pending.toByteArray();
            pending.reset();
            line(node, bytes);
        }

        @Override
        public synchronized void close() throws IOException {
            if (pending.size() > 0) {
                pending.write('\n');
                emit();
            }
        }
    }
}
