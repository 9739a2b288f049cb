package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.cluster.ReleaseHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Watches clusters for a while: each object has to stay ready and no container may be restarted. A trouble counts once it has lasted some seconds; one
 * that begins shortly before the end is looked at until it is over or counts.
 */
final class HealthWatch {
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long SHORTEST_PAUSE_MILLIS = 200;
    private static final int LOOKS = 10;
    private static final long GRACE_MILLIS = 4_000;

    private final List<ClusterWork> works;
    private final long endsMillis;
    private final long pauseMillis;
    private final Duration patience;
    private final BooleanSupplier over;
    private final Map<String, Map<String, Integer>> first = new ConcurrentHashMap<>();
    private final Map<String, Long> troubledSince = new ConcurrentHashMap<>();
    private final Map<String, Long> silentSince = new ConcurrentHashMap<>();

    HealthWatch(List<ClusterWork> works, Duration span, Duration patience, BooleanSupplier over) {
        this.works = works;
        this.patience = patience;
        this.over = over;
        this.endsMillis = System.currentTimeMillis() + span.toMillis();
        this.pauseMillis = Math.max(SHORTEST_PAUSE_MILLIS, Math.min(LONGEST_PAUSE_MILLIS, span.toMillis() / LOOKS));
    }

    /** Gives what went wrong, or null when nothing did. Never fails. */
    CompletableFuture<String> start() {
        List<CompletableFuture<String>> looks = new ArrayList<>();
        works.forEach(work -> looks.add(look(work)));
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).thenCompose(done -> {
            List<String> problems = looks.stream().map(CompletableFuture::join).filter(problem -> problem != null).toList();
            if (!problems.isEmpty()) {
                return CompletableFuture.completedFuture(String.join("; ", problems));
            }
            boolean undecided = !troubledSince.isEmpty() || !silentSince.isEmpty();
            if (over.getAsBoolean() || System.currentTimeMillis() >= endsMillis && !undecided) {
                return CompletableFuture.completedFuture(null);
            }
            return CompletableFuture.supplyAsync(() -> "", CompletableFuture.delayedExecutor(pauseMillis, TimeUnit.MILLISECONDS))
                    .thenCompose(later -> start());
        });
    }

    private CompletableFuture<String> look(ClusterWork work) {
        return work.health().handle((look, failure) -> failure == null ? judge(work.name(), look) : silent(work.name(), failure));
    }

    private String silent(String cluster, Throwable failure) {
        long since = silentSince.computeIfAbsent(cluster, name -> System.currentTimeMillis());
        boolean late = !ClusterFailure.isUnreachable(failure) || System.currentTimeMillis() - since > patience.toMillis();
        return late ? Messages.GateKeeper_state(cluster, ClusterFailure.sentence(failure)) : null;
    }

    private String judge(String cluster, ReleaseHealth.Look look) {
        silentSince.remove(cluster);
        Map<String, Integer> before = first.putIfAbsent(cluster, look.restarts());
        if (before != null) {
            for (Map.Entry<String, Integer> pod : look.restarts().entrySet()) {
                if (pod.getValue() > before.getOrDefault(pod.getKey(), 0)) {
                    return Messages.HealthWatch_restarted(cluster, pod.getKey());
                }
            }
        }
        if (look.notReady().isEmpty()) {
            troubledSince.remove(cluster);
            return null;
        }
        long since = troubledSince.computeIfAbsent(cluster, name -> System.currentTimeMillis());
        return System.currentTimeMillis() - since < GRACE_MILLIS ? null : Messages.GateKeeper_state(cluster, String.join("; ", look.notReady()));
    }
}
