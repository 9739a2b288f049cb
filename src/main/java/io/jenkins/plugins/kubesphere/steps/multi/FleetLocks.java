package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Run;
import io.jenkins.plugins.kubesphere.cluster.Lease;
import io.jenkins.plugins.kubesphere.cluster.LeaseLock;
import io.jenkins.plugins.kubesphere.report.metrics.DeployMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import jenkins.util.Timer;

/**
 * The locks of one release, one Lease in each cluster. They are asked for all at once; when another release has one, all are given back and then asked
 * for one after the other in an order that is the same for everybody, so that two releases never wait for each other.
 */
final class FleetLocks {
    static final Duration DURATION = Duration.ofSeconds(60);
    private static final long RENEW_SECONDS = 15;
    private static final long ASK_AGAIN_MILLIS = 2_000;
    private static final long TRUST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final FleetOrder order;
    private final FleetRecorder recorder;
    private final String holder;
    private final BiConsumer<String, String> lost;
    private final Map<String, LeaseLock> locks = new ConcurrentHashMap<>();
    private final Map<String, LeaseLock> held = new ConcurrentHashMap<>();
    private final Map<String, Long> confirmed = new ConcurrentHashMap<>();
    private volatile ScheduledFuture<?> renewal;
    private volatile boolean closed;

    /** @param lost is told of a cluster whose lock somebody else has now, and of whom */
    FleetLocks(FleetOrder order, FleetRecorder recorder, Run<?, ?> run, BiConsumer<String, String> lost) {
        this.order = order;
        this.recorder = recorder;
        this.holder = BuildAddress.of(run);
        this.lost = lost;
    }

    private LeaseLock lock(ClusterWork work) {
        return locks.computeIfAbsent(work.name(), name -> new LeaseLock(
                new Lease(work.connection(), work.connection().access().namespace(), "kubesphere-pipeline-" + order.application()), holder,
                order.id(), order.application(), DURATION));
    }

    /**
     * Makes sure of a lock right before something is changed in a cluster; takes it where this release has none yet. Gives who has it instead, else an
     * empty text, also when the cluster does not answer: whoever works there notices that itself. Never fails.
     */
    CompletableFuture<String> confirm(ClusterWork work) {
        Long since = confirmed.get(work.name());
        if (held.containsKey(work.name()) && since != null && System.nanoTime() - since < TRUST_NANOS) {
            return CompletableFuture.completedFuture("");
        }
        renew();
        return lock(work).acquire().handle((attempt, failure) -> {
            if (failure != null) {
                return ClusterFailure.isUnreachable(failure) ? "" : Messages.FleetLocks_impossible(ClusterFailure.sentence(failure));
            }
            String refusal = take(work, attempt, Messages.FleetLocks_taken(attempt.by()));
            if (!refusal.isEmpty()) {
                held.remove(work.name());
            }
            return refusal;
        });
    }

    /** Gives, for each cluster, why its lock could not be had; empty where it was. Never fails. */
    CompletableFuture<Map<String, String>> acquire(Collection<ClusterWork> works) {
        renew();
        Map<String, CompletableFuture<String>> attempts = new TreeMap<>();
        works.forEach(work -> attempts.put(work.name(), attempt(work)));
        return CompletableFuture.allOf(attempts.values().toArray(CompletableFuture[]::new)).thenCompose(done -> {
            Map<String, String> refusals = new TreeMap<>();
            attempts.forEach((cluster, refusal) -> refusals.put(cluster, refusal.join()));
            boolean contested = refusals.values().stream().anyMatch(refusal -> refusal.startsWith(WAIT));
            if (!contested) {
                return CompletableFuture.completedFuture(refusals);
            }
            List<ClusterWork> ordered = new ArrayList<>(works);
            ordered.sort((left, right) -> key(left).compareTo(key(right)));
            long until = System.currentTimeMillis() + order.lockWait().toMillis();
            Map<String, String> answers = new TreeMap<>();
            // Only the lock that is waited for just now can be broken, so only that one is shown.
            ordered.forEach(work -> recorder.record().update(work.name(), known -> known.withLock("", false)));
            return release(ordered.stream().map(ClusterWork::name).toList()).thenCompose(free -> oneByOne(ordered, 0, until, answers));
        });
    }

    private static String key(ClusterWork work) {
        return work.connection().access().server() + " " + work.connection().access().namespace();
    }

    private static final String WAIT = "\0";

    private CompletableFuture<Map<String, String>> oneByOne(List<ClusterWork> works, int index, long until, Map<String, String> answers) {
        if (index == works.size() || closed) {
            return CompletableFuture.completedFuture(answers);
        }
        return patiently(works.get(index), until, "").thenCompose(refusal -> {
            answers.put(works.get(index).name(), refusal);
            return oneByOne(works, index + 1, until, answers);
        });
    }

    private CompletableFuture<String> patiently(ClusterWork work, long until, String said) {
        return attempt(work).thenCompose(refusal -> {
            if (!refusal.startsWith(WAIT)) {
                return CompletableFuture.completedFuture(refusal);
            }
            String reason = refusal.substring(WAIT.length());
            if (recorder.record().takeBreakLock(work.name())) {
                recorder.log().say(work.name(), Messages.FleetLocks_breaking(reason));
                return lock(work).take().thenApply(attempt -> {
                    String problem = take(work, attempt, reason);
                    if (problem.isEmpty()) {
                        DeployMetrics.get().lockBroken();
                    }
                    return problem;
                }).exceptionally(ClusterFailure::sentence);
            }
            if (System.currentTimeMillis() >= until || closed) {
                return CompletableFuture.completedFuture(reason);
            }
            if (!reason.equals(said)) {
                recorder.log().say(work.name(), Messages.FleetLocks_waiting(reason));
            }
            return CompletableFuture.supplyAsync(() -> "", CompletableFuture.delayedExecutor(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS))
                    .thenCompose(later -> patiently(work, until, reason));
        });
    }

    private CompletableFuture<String> attempt(ClusterWork work) {
        return lock(work).acquire().thenApply(attempt -> take(work, attempt,
                WAIT + Messages.FleetLocks_held(order.application(), attempt.by(), String.valueOf(attempt.until()))))
                .exceptionally(failure -> Messages.FleetLocks_impossible(ClusterFailure.sentence(failure)));
    }

    private String take(ClusterWork work, LeaseLock.Attempt attempt, String otherwise) {
        recorder.record().update(work.name(), known -> known.withLock(attempt.held() ? holder : attempt.by(), attempt.held()));
        if (!attempt.held()) {
            return otherwise;
        }
        held.put(work.name(), lock(work));
        confirmed.put(work.name(), System.nanoTime());
        return "";
    }

    private synchronized void renew() {
        if (renewal == null && !closed) {
            renewal = Timer.get().scheduleWithFixedDelay(this::renewAll, RENEW_SECONDS, RENEW_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void renewAll() {
        held.forEach((cluster, lock) -> lock.acquire().whenComplete((attempt, failure) -> {
            // A cluster that does not answer is somebody else's to notice; its lock expires on its own.
            if (failure == null && attempt.held()) {
                confirmed.put(cluster, System.nanoTime());
            } else if (failure == null && held.remove(cluster) != null) {
                recorder.record().update(cluster, known -> known.withLock(attempt.by(), false));
                lost.accept(cluster, Messages.FleetLocks_taken(attempt.by()));
            }
        }));
    }

    private CompletableFuture<Void> release(Collection<String> clusters) {
        List<CompletableFuture<?>> releases = new ArrayList<>();
        for (String cluster : clusters) {
            LeaseLock lock = held.remove(cluster);
            if (lock != null) {
                recorder.record().update(cluster, known -> known.withLock("", false));
                releases.add(lock.release().exceptionally(failure -> null));
            }
        }
        return CompletableFuture.allOf(releases.toArray(CompletableFuture[]::new));
    }

    /** Renews nothing more, and gives nothing back. */
    void leave() {
        closed = true;
        ScheduledFuture<?> running = renewal;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Gives all back, as far as the clusters answer. */
    CompletableFuture<Void> close() {
        leave();
        return release(List.copyOf(held.keySet()));
    }
}
