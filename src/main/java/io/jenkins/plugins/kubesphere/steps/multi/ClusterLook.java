package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Job;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.Drift;
import io.jenkins.plugins.kubesphere.cluster.ReleaseOptions;
import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.Standbys;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A look at a cluster before anything is changed there: who serves, as noted there, and what has drifted since the job's last release. */
final class ClusterLook {
    private final String cluster;
    private final ClusterConnection connection;
    private final FleetOrder order;
    private final ReleaseOptions options;
    private final FleetRecorder recorder;

    ClusterLook(String cluster, ClusterConnection connection, FleetOrder order, ReleaseOptions options, FleetRecorder recorder) {
        this.cluster = cluster;
        this.connection = connection;
        this.order = order;
        this.options = options;
        this.recorder = recorder;
    }

    /** Never fails: gives the event. */
    CompletableFuture<Event> start(Job<?, ?> job) {
        return said().thenCombine(drift(job), (serves, drift) -> {
            if (!drift.isEmpty()) {
                recorder.drift(cluster, drift);
            }
            return (Event) new Event.Prepared(cluster, serves.servesFor(cluster), serves.replacedBy(cluster));
        }).exceptionally(failure -> ClusterFailure.isUnreachable(failure) ? new Event.Lost(cluster, ClusterFailure.sentence(failure))
                : new Event.Refused(cluster, ClusterFailure.sentence(failure)));
    }

    private CompletableFuture<TakeoverNote.Said> said() {
        Standbys standbys = order.plan().rules().standbys();
        boolean paired = standbys.isStandby(cluster) || standbys.of(cluster) != null;
        return paired ? new TakeoverNote(connection, order).read() : CompletableFuture.completedFuture(TakeoverNote.Said.NOTHING);
    }

    /** What cannot be told about drift stops no release. */
    private CompletableFuture<List<String>> drift(Job<?, ?> job) {
        try {
            LastDeployed last = LastDeployed.load(job, order.application(), cluster);
            if (last == null) {
                return CompletableFuture.completedFuture(List.of());
            }
            return Drift.of(connection, last.documents(), options.inNamespace(last.namespace()))
                    .thenApply(lines -> lines.isEmpty() ? lines : since(last, lines))
                    .exceptionally(failure -> List.of(Messages.ClusterWork_driftUnknown(ClusterFailure.sentence(failure))));
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.completedFuture(List.of(Messages.ClusterWork_driftUnknown(String.valueOf(e.getMessage()))));
        }
    }

    private static List<String> since(LastDeployed last, List<String> lines) {
        List<String> all = new ArrayList<>();
        all.add(Messages.ClusterWork_driftSince(last.build(), Instant.ofEpochMilli(last.millis()).toString()));
        all.addAll(lines);
        return all;
    }
}
