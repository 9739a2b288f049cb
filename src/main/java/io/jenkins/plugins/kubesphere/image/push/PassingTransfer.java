package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.PassingImage;
import io.jenkins.plugins.kubesphere.image.registry.PiecewiseUpload;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Brings layers to a repository that pass by once. They are read one after the other and sent, in pieces, beside that; so many pieces are in
 * memory at the same time as {@link #PIECES} says, and the reader waits when they are all under way.
 */
final class PassingTransfer {

    private static final int PIECE = 8 << 20;
    private static final int PIECES = 3;

    private final Registry registry;
    private final ImageReference target;
    private final Transferred transferred;
    private final PushMemory memory;
    private final BlobMounting mounting;
    private final Semaphore pieces = new Semaphore(PIECES);
    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();
    private byte[] spare;

    PassingTransfer(Registry registry, ImageReference target, Transferred transferred, PushMemory memory) {
        this.registry = registry;
        this.target = target;
        this.transferred = transferred;
        this.memory = memory;
        this.mounting = new BlobMounting(registry, target, transferred, memory);
    }

    /**
     * Reads all layers.
     *
     * @param present what the repository has, by the digest of what is in it
     * @param threads for sending
     */
    void transfer(PassingImage image, Function<Digest, Optional<Descriptor>> present, ExecutorService threads) throws IOException, InterruptedException {
        for (Optional<Blob> next = image.next(); next.isPresent(); next = image.next()) {
            Blob blob = next.get();
            blob.content().flatMap(present).ifPresent(blob::reuse);
            if (blob.known().isEmpty() || !isThere(blob)) {
                read(blob, threads);
            }
            failEarly();
        }
        for (CompletableFuture<Void> each : underWay) {
            await(each);
        }
    }

    private boolean isThere(Blob blob) throws IOException, InterruptedException {
        Descriptor known = blob.known().orElseThrow();
        if (registry.hasBlob(target.repository(), known.digest())) {
            transferred.skipped(known);
            return true;
        }
        if (mounting.mount(blob)) {
            return true;
        }
        blob.forget();
        return false;
    }

    private void read(Blob blob, ExecutorService threads) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (InputStream in = blob.open()) {
            byte[] piece = spare == null ? new byte[PIECE] : spare;
            spare = null;
            int length = in.readNBytes(piece, 0, PIECE);
            if (length < PIECE) {
                Descriptor whole = blob.descriptor();
                byte[] bytes = Arrays.copyOf(piece, length);
                spare = piece;
                submit(CompletableFuture.completedFuture(null), threads, () -> sendWhole(blob.content(), whole, bytes, start));
                return;
            }
            PiecewiseUpload upload = registry.uploadPiecewise(target.repository());
            CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
            while (length > 0) {
                byte[] full = piece;
                int size = length;
                sent = submit(sent, threads, () -> sendPiece(upload, full, size));
                piece = new byte[PIECE];
                length = in.readNBytes(piece, 0, PIECE);
            }
            Descriptor whole = blob.descriptor();
            underWay.add(sent.thenRunAsync(() -> run(() -> finish(upload, blob.content(), whole, start)), threads));
        }
    }

    /** Runs something behind what was submitted before it; waits until there is room for its piece. */
    private CompletableFuture<Void> submit(CompletableFuture<Void> before, ExecutorService threads, Callable<Void> work)
            throws IOException, InterruptedException {
        pieces.acquire();
        CompletableFuture<Void> submitted = before.thenRunAsync(() -> run(work), threads);
        submitted.whenComplete((nothing, problem) -> pieces.release());
        underWay.add(submitted);
        failEarly();
        return submitted;
    }

    private static void run(Callable<Void> work) {
        try {
            work.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private Void sendWhole(Optional<Digest> content, Descriptor whole, byte[] bytes, long start) throws IOException, InterruptedException {
        if (registry.hasBlob(target.repository(), whole.digest())) {
            transferred.skipped(whole);
        } else {
            registry.upload(target.repository(), Blob.of(whole.mediaType(), bytes), total -> {});
            transferred.sent(bytes.length);
            transferred.uploaded(whole, Duration.ofNanos(System.nanoTime() - start));
        }
        content.ifPresent(digest -> memory.compressed(digest, whole));
        return null;
    }

    private Void sendPiece(PiecewiseUpload upload, byte[] piece, int length) throws IOException, InterruptedException {
        upload.send(piece, length);
        transferred.sent(length);
        return null;
    }

    private Void finish(PiecewiseUpload upload, Optional<Digest> content, Descriptor whole, long start) throws IOException, InterruptedException {
        upload.finish(whole);
        transferred.uploaded(whole, Duration.ofNanos(System.nanoTime() - start));
        content.ifPresent(digest -> memory.compressed(digest, whole));
        return null;
    }

    /** Reading on makes no sense once something could not be sent. */
    private void failEarly() throws IOException, InterruptedException {
        for (Iterator<CompletableFuture<Void>> each = underWay.iterator(); each.hasNext(); ) {
            CompletableFuture<Void> work = each.next();
            if (work.isDone()) {
                await(work);
                each.remove();
            }
        }
    }

    private static void await(CompletableFuture<Void> work) throws IOException, InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof IOException io) {
                throw io;
            }
            throw new IOException(cause);
        }
    }
}
