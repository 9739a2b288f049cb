package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses while it is read (RFC 1952). The header carries neither name nor time, so that the same bytes always give the same digest on
 * the same Java.
 */
final class GzippingStream extends InputStream {

    private static final int LEVEL = 5;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final InputStream in;
    private final Finished finished;
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 checksum = new CRC32();
    private final MessageDigest uncompressed = Digest.sha256();
    private final MessageDigest compressed = Digest.sha256();
    private final byte[] input = new byte[1 << 16];
    private ByteBuffer extra = ByteBuffer.wrap(HEADER);
    private long size;
    private boolean trailer;
    private boolean closed;

    /** Hears of both digests when the last byte has been read. */
    @FunctionalInterface
    interface Finished {
        void finished(Digest compressed, long size, Digest uncompressed);
    }

    GzippingStream(InputStream in, Finished finished) {
        this.in = in;
        this.finished = finished;
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
        int got = produce(buffer, offset, length);
        if (got > 0) {
            compressed.update(buffer, offset, got);
            size += got;
        } else if (trailer && finishedOnce()) {
            finished.finished(Digest.ofHash(compressed.digest()), size, Digest.ofHash(uncompressed.digest()));
        }
        return got;
    }

    private boolean finishedOnce() {
        boolean first = extra != null;
        extra = null;
        return first;
    }

    private int produce(byte[] buffer, int offset, int length) throws IOException {
        while (extra != null) {
            if (extra.hasRemaining()) {
                int take = Math.min(length, extra.remaining());
                extra.get(buffer, offset, take);
                return take;
            }
            if (trailer) {
                return -1;
            }
            int got = deflater.deflate(buffer, offset, length);
            if (got > 0) {
                return got;
            }
            if (deflater.finished()) {
                trailer = true;
                extra = trailer();
            } else {
                feed();
            }
        }
        return -1;
    }

    private void feed() throws IOException {
        int got = in.read(input);
        if (got < 0) {
            deflater.finish();
        } else {
            checksum.update(input, 0, got);
            uncompressed.update(input, 0, got);
            deflater.setInput(input, 0, got);
        }
    }

    private ByteBuffer trailer() {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt((int) deflater.getBytesRead())
                .flip();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            deflater.end();
            in.close();
        }
    }
}
