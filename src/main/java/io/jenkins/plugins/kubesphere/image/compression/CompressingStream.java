package io.jenkins.plugins.kubesphere.image.compression;

import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Compresses while it is read, and learns both digests on the way. */
public final class CompressingStream extends InputStream {

    private static final int INPUT = 1 << 16;

    private final InputStream in;
    private final Finished finished;
    private final Ready ready = new Ready();
    private final Encoder encoder;
    private final MessageDigest uncompressed = Digest.sha256();
    private final MessageDigest compressed = Digest.sha256();
    private final byte[] input = new byte[INPUT];
    private long size;
    private boolean ended;
    private boolean told;
    private boolean closed;

    /** Hears of the digests of the compressed and of the uncompressed bytes when the last byte has been read. */
    @FunctionalInterface
    public interface Finished {
        void finished(Digest compressed, long size, Digest uncompressed) throws IOException;
    }

    /** Takes over {@code in} and closes it with itself. */
    public CompressingStream(InputStream in, Compression compression, Finished finished) throws IOException {
        this.in = in;
        this.finished = finished;
        try {
            this.encoder = compression.encoder(ready);
        } catch (IOException e) {
            in.close();
            throw e;
        }
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
        while (ready.isEmpty() && !ended) {
            feed();
        }
        int got = ready.take(buffer, offset, length);
        if (got > 0) {
            compressed.update(buffer, offset, got);
            size += got;
            return got;
        }
        if (!told) {
            told = true;
            finished.finished(Digest.ofHash(compressed.digest()), size, Digest.ofHash(uncompressed.digest()));
        }
        return -1;
    }

    private void feed() throws IOException {
        int got = in.read(input);
        if (got < 0) {
            encoder.finish();
            ended = true;
        } else {
            uncompressed.update(input, 0, got);
            encoder.encode(input, got);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            encoder.close();
            in.close();
        }
    }

    /** Compressed bytes that nobody has fetched yet. */
    private static final class Ready extends ByteArrayOutputStream {

        private int from;

        boolean isEmpty() {
            return from == count;
        }

        int take(byte[] buffer, int offset, int length) {
            int got = Math.min(length, count - from);
            System.arraycopy(buf, from, buffer, offset, got);
            from += got;
            if (from == count) {
                from = 0;
                reset();
            }
            return got;
        }
    }
}
