package io.jenkins.plugins.kubesphere.image.tar;

import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Walks through a tar archive (POSIX.1-2001 pax and the GNU long-name extensions). The content of the current entry is read with
 * {@link #read}; what is left of it is skipped by {@link #next}. A truncated or damaged archive is an {@link ImageException}.
 */
public final class TarReader extends InputStream {

    private static final int BLOCK = 512;
    private static final int LONGEST_EXTENSION = 1 << 20;

    private final InputStream in;
    private final String archive;
    private final byte[] header = new byte[BLOCK];
    private long position;
    private long remaining;
    private long padding;

    /** @param archive what to call the archive in messages */
    public TarReader(InputStream in, String archive) {
        this.in = in;
        this.archive = archive;
    }

    /** The next entry, or null at the end of the archive. */
    public TarEntry next() throws IOException {
        String longName = null;
        String longLink = null;
        Map<String, String> pax = new HashMap<>();
        while (true) {
            skipRest();
            if (!readHeader()) {
                return null;
            }
            long size = number(124, 12);
            char type = (char) (header[156] & 0xff);
            begin(size);
            switch (type) {
                case 'L' -> longName = cString(extension(size));
                case 'K' -> longLink = cString(extension(size));
                case 'x' -> pax.putAll(PaxRecords.parse(extension(size), archive));
                case 'g' -> extension(size);
                default -> {
                    return entry(longName, longLink, pax, type, size);
                }
            }
        }
    }

    private TarEntry entry(String longName, String longLink, Map<String, String> pax, char type, long headerSize) throws IOException {
        long size = headerSize;
        if (pax.containsKey("size")) {
            size = PaxRecords.number(pax.get("size"), archive);
            begin(size);
        }
        String name = pax.getOrDefault("path", longName == null ? headerName() : longName);
        String link = pax.getOrDefault("linkpath", longLink == null ? text(157, 100) : longLink);
        boolean hasContent = type != '1' && type != '2' && type != '5';
        if (!hasContent) {
            begin(0);
        }
        return new TarEntry(name, type, hasContent ? size : 0, link, position);
    }

    private String headerName() {
        String prefix = text(257, 5).equals("ustar") && header[262] == 0 ? text(345, 155) : "";
        String name = text(0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private void begin(long size) {
        remaining = size;
        padding = (BLOCK - size % BLOCK) % BLOCK;
    }

    private byte[] extension(long size) throws IOException {
        if (size > LONGEST_EXTENSION) {
            throw new ImageException(Messages.Tar_damaged(archive, Long.toString(position)));
        }
        byte[] bytes = readNBytes((int) size);
        if (bytes.length != size) {
            throw truncated();
        }
        return bytes;
    }

    private boolean readHeader() throws IOException {
        int got = in.readNBytes(header, 0, BLOCK);
        if (got == 0) {
            throw truncated();
        }
        if (got < BLOCK) {
            throw truncated();
        }
        position += BLOCK;
        if (isZero()) {
            return false;
        }
        if (checksum() != number(148, 8)) {
            throw new ImageException(Messages.Tar_damaged(archive, Long.toString(position - BLOCK)));
        }
        return true;
    }

    private boolean isZero() {
        for (byte b : header) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private long checksum() {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        return sum;
    }

    /** Octal digits, or base 256 for large numbers when the highest bit is set. */
    private long number(int offset, int length) throws IOException {
        if ((header[offset] & 0x80) != 0) {
            long value = header[offset] & 0x7f;
            for (int i = 1; i < length; i++) {
                if (value > Long.MAX_VALUE >> 8) {
                    throw new ImageException(Messages.Tar_damaged(archive, Long.toString(position - BLOCK)));
                }
                value = value << 8 | header[offset + i] & 0xff;
            }
            return value;
        }
        String digits = text(offset, length).trim();
        try {
            return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new ImageException(Messages.Tar_damaged(archive, Long.toString(position - BLOCK)), e);
        }
    }

    private String text(int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.UTF_8);
    }

    private static String cString(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private void skipRest() throws IOException {
        long rest = remaining + padding;
        try {
            in.skipNBytes(rest);
        } catch (EOFException e) {
            throw truncated();
        }
        position += rest;
        remaining = 0;
        padding = 0;
    }

    private ImageException truncated() {
        return new ImageException(Messages.Tar_truncated(archive, Long.toString(position)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (remaining == 0) {
            return -1;
        }
        int got = in.read(buffer, offset, (int) Math.min(length, remaining));
        if (got < 0) {
            throw truncated();
        }
        remaining -= got;
        position += got;
        return got;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
