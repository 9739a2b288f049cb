package io.jenkins.plugins.kubesphere.image.compression;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * Writes one gzip member (RFC 1952) whose blocks are compressed on all processors at the same time. The header carries neither name nor time,
 * and where blocks begin depends on the bytes alone, so the same bytes always give the same digest on the same Java.
 */
final class GzipEncoder implements Encoder {

    static final int SEGMENT = 1 << 15;
    private static final int BLOCK = 8 * SEGMENT;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int MOST_IN_FLIGHT = PROCESSORS + 1;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final ExecutorService THREADS = threads();

    private final OutputStream out;
    private final CRC32 checksum = new CRC32();
    private final Deque<Future<byte[]>> underWay = new ArrayDeque<>();
    private final byte[] segment = new byte[SEGMENT];
    private byte[] block = new byte[BLOCK];
    private byte[] before = new byte[0];
    private int inSegment;
    private int inBlock;
    private boolean blockIsStored;
    private long total;
    private boolean begun;

    GzipEncoder(OutputStream out) {
        this.out = out;
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(PROCESSORS, PROCESSORS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "image compression");
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void encode(byte[] bytes, int length) throws IOException {
        checksum.update(bytes, 0, length);
        total += length;
        for (int at = 0; at < length; ) {
            int part = Math.min(length - at, SEGMENT - inSegment);
            System.arraycopy(bytes, at, segment, inSegment, part);
            inSegment += part;
            at += part;
            if (inSegment == SEGMENT) {
                endSegment();
            }
        }
    }

    /** Segments of one kind make a block. */
    private void endSegment() throws IOException {
        boolean stored = Entropy.isIncompressible(segment, inSegment);
        if (inBlock > 0 && (stored != blockIsStored || inBlock + inSegment > BLOCK)) {
            endBlock();
        }
        blockIsStored = stored;
        System.arraycopy(segment, 0, block, inBlock, inSegment);
        inBlock += inSegment;
        inSegment = 0;
    }

    private void endBlock() throws IOException {
        DeflateBlock next = new DeflateBlock(before, block, inBlock, blockIsStored);
        before = Arrays.copyOfRange(block, Math.max(0, inBlock - DeflateBlock.WINDOW), inBlock);
        block = new byte[BLOCK];
        inBlock = 0;
        underWay.add(THREADS.submit(next));
        while (underWay.size() > MOST_IN_FLIGHT) {
            writeFirst();
        }
    }

    private void writeFirst() throws IOException {
        if (!begun) {
            begun = true;
            out.write(HEADER);
        }
        try {
            out.write(underWay.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void finish() throws IOException {
        if (inSegment > 0) {
            endSegment();
        }
        if (inBlock > 0) {
            endBlock();
        }
        while (!underWay.isEmpty()) {
            writeFirst();
        }
        if (!begun) {
            out.write(HEADER);
        }
        out.write(DeflateBlock.LAST);
        out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt((int) checksum.getValue()).putInt((int) total).array());
    }

    @Override
    public void close() {
        underWay.forEach(each -> each.cancel(true));
        underWay.clear();
    }
}
