package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.Pulse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Work on a cluster that ends when the cluster has been silent for too long, or when somebody stops it. */
final class WatchedWork {
    private final ClusterConnection connection;
    private final Duration patience;
    private final String lostSentence;
    private volatile Runnable stop = () -> { };
    private volatile boolean cancelled;
    private volatile String reason;

    /** @param patience how long the cluster may be silent */
    WatchedWork(ClusterConnection connection, Duration patience, String lostSentence) {
        this.connection = connection;
        this.patience = patience;
        this.lostSentence = lostSentence;
    }

    /** Fails with {@link ClusterFailure.Lost} when the cluster falls silent; the work is stopped then. */
    <T> CompletableFuture<T> until(CompletableFuture<T> work, Runnable stopWork) {
        stop = stopWork;
        CompletableFuture<T> result = new CompletableFuture<>();
        Pulse pulse = new Pulse(connection, patience);
        pulse.silence().thenRun(() -> {
            if (result.completeExceptionally(new ClusterFailure.Lost(lostSentence))) {
                stopWork.run();
            }
        });
        work.whenComplete((value, failure) -> {
            pulse.stop();
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    /** Stops what runs; {@code why} is null when the whole release ends. */
    void cancel(String why) {
        reason = why;
        cancelled = why == null || cancelled;
        stop.run();
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Why the work was stopped, or null. */
    String reason() {
        return reason;
    }
}
