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
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Brings blobs to a repository, several at a time; the first failure stops all of them. */
final class BlobTransfer {

    private final Registry registry;
    private final ImageReference target;
    private final Progress.Listener listener;
    private final AtomicLong uploaded;
    private final AtomicLong mounted;
    private final AtomicLong skipped;
    private final AtomicLong sent = new AtomicLong();

    BlobTransfer(
            Registry registry, ImageReference target, Progress.Listener listener, AtomicLong uploaded, AtomicLong mounted, AtomicLong skipped) {
        this.registry = registry;
        this.target = target;
        this.listener = listener;
        this.uploaded = uploaded;
        this.mounted = mounted;
        this.skipped = skipped;
    }

    void transfer(List<Blob> blobs, int parallelism) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(parallelism, blobs.size())), task -> {
            Thread thread = new Thread(task, "push to " + target.name());
            thread.setDaemon(true);
            return thread;
        });
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
        } finally {
            threads.shutdownNow();
        }
    }

    private void bring(Blob blob) throws IOException, InterruptedException {
        Optional<Descriptor> known = blob.known();
        if (known.isPresent()) {
            if (registry.hasBlob(target.repository(), known.get().digest())) {
                skipped.addAndGet(known.get().size());
                listener.accept(new Progress.Skipped(known.get()));
                return;
            }
            Optional<String> from = PushPlan.mountFrom(blob, target);
            if (from.isPresent() && registry.mount(target.repository(), known.get().digest(), from.get())) {
                mounted.addAndGet(known.get().size());
                listener.accept(new Progress.Mounted(known.get(), from.get()));
                return;
            }
            blob.forget();
        }
        upload(blob);
    }

    private void upload(Blob blob) throws IOException, InterruptedException {
        long start = System.nanoTime();
        AtomicLong counted = new AtomicLong();
        Descriptor descriptor = registry.upload(target.repository(), blob, total -> {
            long before = counted.getAndSet(total);
            listener.accept(new Progress.Sent(sent.addAndGet(total - before)));
        });
        uploaded.addAndGet(descriptor.size());
        listener.accept(new Progress.Uploaded(descriptor, Duration.ofNanos(System.nanoTime() - start)));
    }
}
