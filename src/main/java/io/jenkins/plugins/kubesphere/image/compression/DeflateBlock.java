package io.jenkins.plugins.kubesphere.image.compression;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.Callable;
import java.util.zip.Deflater;

/**
 * One part of a deflate stream (RFC 1951) that ends on a byte boundary, so that parts made at the same time can be put one behind the other.
 * References into the part before it are possible, because its last 32 KiB are known.
 */
final class DeflateBlock implements Callable<byte[]> {

    static final int WINDOW = 1 << 15;

    /** An empty block that ends a stream: final bit, fixed codes, end of block. */
    static final byte[] LAST = {3, 0};

    /** Level 5 takes a third more time and saves half a percent. */
    private static final int LEVEL = 4;
    private static final int LONGEST_STORED = 65535;

    private final byte[] before;
    private final byte[] bytes;
    private final int length;
    private final boolean stored;

    /**
     * @param before what may be referred to, at most {@link #WINDOW} bytes
     * @param stored whether the bytes are put there as they are
     */
    DeflateBlock(byte[] before, byte[] bytes, int length, boolean stored) {
        this.before = before;
        this.bytes = bytes;
        this.length = length;
        this.stored = stored;
    }

    @Override
    public byte[] call() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(stored ? length + 64 : length / 2);
        if (stored) {
            store(out);
        } else {
            deflate(out);
        }
        return out.toByteArray();
    }

    private void store(ByteArrayOutputStream out) {
        for (int at = 0; at < length; at += LONGEST_STORED) {
            int part = Math.min(LONGEST_STORED, length - at);
            out.write(0);
            out.write(part);
            out.write(part >> 8);
            out.write(~part);
            out.write(~part >> 8);
            out.write(bytes, at, part);
        }
    }

    private void deflate(ByteArrayOutputStream out) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            if (before.length > 0) {
                deflater.setDictionary(before);
            }
            deflater.setInput(bytes, 0, length);
            byte[] buffer = new byte[1 << 15];
            int got;
            do {
                got = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                out.write(buffer, 0, got);
            } while (got == buffer.length);
        } finally {
            deflater.end();
        }
    }
}
