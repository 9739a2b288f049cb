package io.jenkins.plugins.kubesphere.cluster;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Tells whether an API server answers at all: by several short questions with pauses in between, so that one lost packet or one long timeout decides
 * nothing. Any answer counts, a refusal too; a server that only says it is not available does not.
 */
public final class Pulse {
    private static final Duration QUESTION = Duration.ofSeconds(4);
    /** Shorter ones would call a distant server with a fresh TLS connection lost. */
    private static final Duration SHORTEST_QUESTION = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final int QUESTIONS = 5;
    private static final int UNAVAILABLE = 503;
    private static final int BROKEN_GATEWAY = 502;

    private final ClusterConnection cluster;
    private final Duration patience;
    private final Duration limit;
    private final Duration pause;
    private volatile boolean stopped;

    /** @param patience after how long without an answer a server counts as lost */
    public Pulse(ClusterConnection cluster, Duration patience) {
        this.cluster = cluster;
        this.patience = patience;
        Duration bounded = QUESTION.compareTo(patience) > 0 ? patience : QUESTION;
        this.limit = bounded.compareTo(SHORTEST_QUESTION) < 0 ? SHORTEST_QUESTION : bounded;
        Duration part = patience.dividedBy(QUESTIONS);
        this.pause = part.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : part;
    }

    /** Asks until the server answers (true), or until patience has an end and at least three questions had no answer (false). Never fails. */
    public CompletableFuture<Boolean> feel() {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        ask(result, System.nanoTime(), 1, false);
        return result;
    }

    /** Asks a single time. Never fails. */
    public CompletableFuture<Boolean> once() {
        return cluster.transport().exchange("GET", "/version", null, null, limit).handle((reply, failure) -> failure == null
                && reply.status() != UNAVAILABLE && reply.status() != BROKEN_GATEWAY);
    }

    /** Completes when the server has been silent for as long as patience allows; not before {@link #stop}, otherwise. Never fails. */
    public CompletableFuture<Void> silence() {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        ask(result, System.nanoTime(), 1, true);
        return result.thenAccept(answered -> { });
    }

    /** Ends the watch over silence. */
    public void stop() {
        stopped = true;
    }

    private void ask(CompletableFuture<Boolean> result, long since, int number, boolean forEver) {
        if (stopped) {
            return;
        }
        once().thenAccept(answered -> {
            if (answered && !forEver) {
                result.complete(true);
                return;
            }
            boolean late = System.nanoTime() - since > patience.toNanos() && number >= 3;
            if (!answered && late) {
                result.complete(false);
                return;
            }
            ClusterThreads.after(pause).thenRun(() -> ask(result, answered ? System.nanoTime() : since, answered ? 1 : number + 1, forEver));
        });
    }
}
