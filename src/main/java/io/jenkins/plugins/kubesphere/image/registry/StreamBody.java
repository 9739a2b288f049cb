package io.jenkins.plugins.kubesphere.image.registry;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * The bytes of a stream as the body of one request, counted on their way. It reads in larger portions than the JDK's own publisher, which
 * spares a third of the time of a push over a fast network.
 */
final class StreamBody implements BodyPublisher {

    private static final int PORTION = 1 << 17;

    private final Opening opening;
    private final long from;
    private final long length;
    private final LongConsumer progress;
    private volatile long count;

    /** Opens the stream when the request is sent. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /**
     * @param from how many bytes are left out at the beginning
     * @param length how many follow, or -1 if nobody knows
     * @param progress hears of the total, those left out included, whenever it has grown
     */
    StreamBody(Opening opening, long from, long length, LongConsumer progress) {
        this.opening = opening;
        this.from = from;
        this.length = length;
        this.progress = progress;
    }

    /** How many bytes have been read so far, those left out included. */
    long count() {
        return count;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        Reading reading = new Reading(subscriber);
        subscriber.onSubscribe(reading);
        reading.begin();
    }

    /** Reads when the client asks, one call at a time. */
    private final class Reading implements Subscription {

        private final Subscriber<? super ByteBuffer> subscriber;
        private final AtomicLong demand = new AtomicLong();
        /** Calls that wait for the one that is at work; that one does their work too. Starts as if one were at work until {@link #begin}. */
        private final AtomicInteger calls = new AtomicInteger(1);
        private volatile boolean over;
        private InputStream in;

        Reading(Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        void begin() {
            work();
        }

        @Override
        public void request(long n) {
            demand.addAndGet(n);
            if (calls.getAndIncrement() == 0) {
                work();
            }
        }

        @Override
        public void cancel() {
            over = true;
            if (calls.getAndIncrement() == 0) {
                work();
            }
        }

        private void work() {
            int seen = calls.get();
            do {
                while (!over && demand.get() > 0) {
                    demand.decrementAndGet();
                    portion();
                }
                if (over) {
                    close();
                }
                seen = calls.addAndGet(-seen);
            } while (seen != 0);
        }

        private void portion() {
            byte[] bytes;
            int got;
            try {
                if (in == null) {
                    in = opening.open();
                    in.skipNBytes(from);
                    count = from;
                }
                bytes = new byte[length < 0 ? PORTION : (int) Math.min(PORTION, from + length - count)];
                got = read(bytes);
            } catch (IOException | RuntimeException e) {
                over = true;
                subscriber.onError(e);
                return;
            }
            if (got > 0) {
                long now = count + got;
                count = now;
                progress.accept(now);
                subscriber.onNext(ByteBuffer.wrap(bytes, 0, got));
            }
            if (length < 0 ? got < PORTION : count == from + length) {
                over = true;
                subscriber.onComplete();
            }
        }

        private int read(byte[] bytes) throws IOException {
            int got = in.readNBytes(bytes, 0, bytes.length);
            if (length >= 0 && count + got == from + length) {
                // streams that check what they give do so when somebody reads on behind the last byte
                in.read();
            } else if (length >= 0 && got < bytes.length) {
                throw new EOFException();
            }
            return got;
        }

        private void close() {
            if (in != null) {
                try {
                    in.close();
                } catch (IOException e) {
                    // nothing of it is wanted any more
                } finally {
                    in = null;
                }
            }
        }
    }
}
