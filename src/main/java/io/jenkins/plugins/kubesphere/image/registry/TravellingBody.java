package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Blob;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A blob's bytes on their way, counted. */
final class TravellingBody extends FilterInputStream {

    private final LongConsumer progress;
    private volatile long count;

    private TravellingBody(InputStream in, LongConsumer progress) {
        super(in);
        this.progress = progress;
    }

    /**
     * Opens a blob and leaves out what the registry already has of it.
     *
     * @param progress hears of the total number of bytes whenever it has grown
     */
    static TravellingBody open(Blob blob, long from, LongConsumer progress) throws IOException {
        TravellingBody body = new TravellingBody(blob.open(), progress);
        try {
            body.skipNBytes(from);
            return body;
        } catch (IOException e) {
            body.close();
            throw e;
        }
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        if (got > 0) {
            long now = count + got;
            count = now;
            progress.accept(now);
        }
        return got;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] buffer = new byte[65536];
        long left = n;
        while (left > 0) {
            int got = read(buffer, 0, (int) Math.min(buffer.length, left));
            if (got < 0) {
                break;
            }
            left -= got;
        }
        return n - left;
    }
}
