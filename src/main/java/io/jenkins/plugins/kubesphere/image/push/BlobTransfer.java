package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/** Brings blobs to a repository, several at a time; the first failure stops all of them. */
final class BlobTransfer {

    private final Registry registry;
    private final ImageReference target;
    private final Transferred transferred;
    private final BlobMounting mounting;

    BlobTransfer(Registry registry, ImageReference target, Transferred transferred, BlobMounting mounting) {
        this.registry = registry;
        this.target = target;
        this.transferred = transferred;
        this.mounting = mounting;
    }

    void transfer(List<Blob> blobs, ExecutorService threads) throws IOException, InterruptedException {
        try {
            CompletionService<Void> transfers = new ExecutorCompletionService<>(threads);
            for (Blob blob : blobs) {
                transfers.submit(() -> {
                    bring(blob);
                    return null;
                });
            }
            for (int done = 0; done < blobs.size(); done++) {
                transfers.take().get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException(e.getCause());
        }
    }

    private void bring(Blob blob) throws IOException, InterruptedException {
        Optional<Descriptor> known = blob.known();
        if (known.isPresent()) {
            if (transferred.has(known.get().digest())) {
                return;
            }
            if (registry.hasBlob(target.repository(), known.get().digest())) {
                transferred.skipped(known.get());
                return;
            }
            if (mounting.mount(blob)) {
                return;
            }
            blob.forget();
        }
        upload(blob);
    }

    private void upload(Blob blob) throws IOException, InterruptedException {
        long start = System.nanoTime();
        AtomicLong counted = new AtomicLong();
        Descriptor descriptor = registry.upload(target.repository(), blob, total -> transferred.sent(total - counted.getAndSet(total)));
        transferred.uploaded(descriptor, Duration.ofNanos(System.nanoTime() - start));
    }
}
