package io.jenkins.plugins.kubesphere.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A lock that several controllers respect: a Lease whose holder renews it, and which anybody may take once it has expired. The holder is a build's
 * address for people and a token that only this holder has. As clocks differ, nobody's time is believed: an expired Lease is taken only when it was
 * not renewed while this controller looked on for a third of the duration, one that claims to last longer after the whole duration.
 */
public final class LeaseLock {
    /** Annotation with the token of the holder. */
    public static final String TOKEN = "kubesphere-pipeline.jenkins.io/token";
    /** Annotation with what the holder does. */
    public static final String PURPOSE = "kubesphere-pipeline.jenkins.io/application";
    private static final int MOST_TRIES = 5;
    private static final int PART_OF_DURATION = 3;

    private final Lease lease;
    private final String holder;
    private final String token;
    private final String purpose;
    private final Duration duration;
    private volatile Sight sight = new Sight("", 0);

    /** A state of somebody else's Lease, and when it was first seen. */
    private record Sight(String version, long sinceNanos) {
    }

    /**
     * @param holder who wants it, for people
     * @param token tells this holder from all others, kept over a restart
     * @param duration after which it expires when it is not renewed; whoever holds it renews it at least three times as often
     */
    public LeaseLock(Lease lease, String holder, String token, String purpose, Duration duration) {
        this.lease = lease;
        this.holder = holder;
        this.token = token;
        this.purpose = purpose;
        this.duration = duration;
    }

    /**
     * How an attempt ended.
     *
     * @param held whether this holder has it now
     * @param by who has it
     * @param until when it expires; null when it does not
     */
    public record Attempt(boolean held, String by, Instant until) {
    }

    /** Takes it when it is free, given up, or this holder's already; asked again and again it finds out whether somebody has given it up. Fails with a {@link ClusterException} when the Lease may not be written. */
    public CompletableFuture<Attempt> acquire() {
        return attempt(false, 1);
    }

    /** Takes it whoever holds it. */
    public CompletableFuture<Attempt> take() {
        return attempt(true, 1);
    }

    private CompletableFuture<Attempt> attempt(boolean force, int number) {
        return lease.read().thenCompose(now -> {
            boolean mine = isMine(now);
            if (!mine && !force && !isFree(now)) {
                return CompletableFuture.completedFuture(new Attempt(false, now.holder(), now.until()));
            }
            Map<String, String> annotations = new TreeMap<>(now.annotations());
            annotations.put(TOKEN, token);
            annotations.put(PURPOSE, purpose);
            Instant since = mine && now.since() != null ? now.since() : Instant.now();
            return lease.write(now, holder, since, duration, annotations).thenCompose(written -> {
                if (written != null) {
                    return CompletableFuture.completedFuture(new Attempt(true, holder, written.until()));
                }
                return number < MOST_TRIES ? attempt(force, number + 1) : CompletableFuture.completedFuture(new Attempt(false, now.holder(), now.until()));
            });
        });
    }

    /** Gives it back if this holder has it; what somebody else has stays. */
    public CompletableFuture<Void> release() {
        return lease.read().thenCompose(now -> isMine(now) ? lease.delete(now).thenApply(gone -> null) : CompletableFuture.completedFuture(null));
    }

    private boolean isFree(Lease.Content now) {
        if (!now.exists() || now.holder().isEmpty()) {
            return true;
        }
        Sight first = sight;
        if (!first.version().equals(now.version())) {
            sight = new Sight(now.version(), System.nanoTime());
            return false;
        }
        Duration still = Duration.ofNanos(System.nanoTime() - first.sinceNanos());
        boolean expired = !now.isHeld(Instant.now());
        return now.until() != null && still.compareTo(expired ? duration.dividedBy(PART_OF_DURATION) : duration) >= 0;
    }

    private boolean isMine(Lease.Content now) {
        return now.exists() && token.equals(now.annotations().get(TOKEN));
    }
}
