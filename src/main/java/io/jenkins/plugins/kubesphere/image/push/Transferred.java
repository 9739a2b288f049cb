package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Counts what has become of the blobs of one push and tells the listener; for several threads. */
final class Transferred {

    private final Progress.Listener listener;
    private final Consumer<Digest> stored;
    private final Arrivals arrivals;
    private final Set<Digest> there = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong uploaded = new AtomicLong();
    private final AtomicLong mounted = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();

    /**
     * @param stored hears of each blob that the repository has now
     * @param arrivals of this attempt and of those before it
     */
    Transferred(Progress.Listener listener, Consumer<Digest> stored, Arrivals arrivals) {
        this.listener = listener;
        this.stored = stored;
        this.arrivals = arrivals;
    }

    /** Whether this push has seen to it already that the repository has the blob. */
    boolean has(Digest digest) {
        return there.contains(digest);
    }

    private boolean note(Digest digest) {
        stored.accept(digest);
        return there.add(digest);
    }

    /** Bytes that have travelled, of whatever blob. */
    void sent(long bytes) {
        listener.accept(new Progress.Sent(sent.addAndGet(bytes)));
    }

    void uploaded(Descriptor blob, Duration time) {
        if (note(blob.digest())) {
            arrivals.uploaded(blob.digest());
            uploaded.addAndGet(blob.size());
            listener.accept(new Progress.Uploaded(blob, time));
        }
    }

    void mounted(Descriptor blob, String from) {
        if (note(blob.digest())) {
            arrivals.mounted(blob.digest());
            mounted.addAndGet(blob.size());
            listener.accept(new Progress.Mounted(blob, from));
        }
    }

    void skipped(Descriptor blob) {
        if (skippedSilently(blob)) {
            listener.accept(new Progress.Skipped(blob));
        }
    }

    /** Of an image that is there as a whole no blob is worth a line. Gives whether it was there before this push. */
    boolean skippedSilently(Descriptor blob) {
        if (!note(blob.digest())) {
            return false;
        }
        boolean sent = arrivals.isUploaded(blob.digest());
        boolean before = !sent && !arrivals.isMounted(blob.digest());
        (sent ? uploaded : before ? skipped : mounted).addAndGet(blob.size());
        return before;
    }

    long uploadedBytes() {
        return uploaded.get();
    }

    long mountedBytes() {
        return mounted.get();
    }

    long skippedBytes() {
        return skipped.get();
    }
}
