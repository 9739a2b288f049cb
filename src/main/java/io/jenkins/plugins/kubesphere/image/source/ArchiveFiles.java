package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.tar.TarEntry;
import io.jenkins.plugins.kubesphere.image.tar.TarReader;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The files of a tar archive, found by their place in it and read from there without unpacking. A gzip-compressed archive has no places to
 * jump to, so each file is reached by reading through what lies before it.
 */
final class ArchiveFiles implements BlobFiles {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINK_CHAIN = 10;

    private final Path archive;
    private final boolean compressed;
    private final Map<String, TarEntry> entries = new HashMap<>();

    ArchiveFiles(Path archive) throws IOException {
        this.archive = archive;
        this.compressed = isGzip(archive);
        try (TarReader reader = new TarReader(stream(0), archive.toString())) {
            for (TarEntry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.put(ArchivePath.inside(entry.name(), archive.toString()), entry);
            }
        } catch (EOFException | ZipException e) {
            throw new ImageException(Messages.Tar_truncatedGzip(archive, e.getMessage()), e);
        }
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(2);
            return magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        }
    }

    private InputStream stream(long offset) throws IOException {
        if (!compressed) {
            FileChannel channel = FileChannel.open(archive, StandardOpenOption.READ);
            channel.position(offset);
            return new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        }
        InputStream in = new GZIPInputStream(Files.newInputStream(archive), BUFFER);
        try {
            in.skipNBytes(offset);
            return new BufferedInputStream(in, BUFFER);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Follows links inside the archive; legacy archives link layers that occur twice. */
    private TarEntry find(String name) throws IOException {
        String current = name;
        for (int hop = 0; hop < LONGEST_LINK_CHAIN; hop++) {
            TarEntry entry = entries.get(current);
            if (entry == null || entry.isFile()) {
                return entry;
            }
            if (!entry.isLink()) {
                return null;
            }
            String target = entry.type() == '2' ? ArchivePath.sibling(current, entry.linkName()) : entry.linkName();
            current = ArchivePath.inside(target, archive.toString());
        }
        throw new ImageException(Messages.ArchivePath_linkLoop(archive, name));
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        TarEntry entry = find(name);
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.size());
    }

    @Override
    public InputStream open(String name) throws IOException {
        TarEntry entry = find(name);
        if (entry == null) {
            throw new ImageException(Messages.ArchiveFiles_missing(archive, name));
        }
        return new Window(stream(entry.offset()), entry.size(), archive);
    }

    @Override
    public String describe() {
        return archive.toString();
    }

    @Override
    public void close() {
        // every stream holds its own file
    }

    /** The part of a longer stream that belongs to one file. */
    private static final class Window extends FilterInputStream {

        private final Path archive;
        private long left;

        Window(InputStream in, long size, Path archive) {
            super(in);
            this.left = size;
            this.archive = archive;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0 || length == 0) {
                return length == 0 ? 0 : -1;
            }
            int got = in.read(buffer, offset, (int) Math.min(length, left));
            if (got < 0) {
                throw new ImageException(Messages.Tar_truncated(archive, Long.toString(left)));
            }
            left -= got;
            return got;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = in.skip(Math.min(n, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(in.available(), left);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
