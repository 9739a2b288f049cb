package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.Scaling;
import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.Role;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** What is done to a cluster because it is one of a pair: it takes over, stands down or stands by again. Each time that is noted there, too. */
final class StandbyWork {
    private final ClusterWork work;
    private final ClusterConnection connection;
    private final FleetOrder order;
    private final FleetManifests manifests;
    private final TakeoverNote note;

    StandbyWork(ClusterWork work, FleetOrder order, FleetManifests manifests) {
        this.work = work;
        this.connection = work.connection();
        this.order = order;
        this.manifests = manifests;
        this.note = new TakeoverNote(connection, order);
    }

    /** Writes down that this standby serves for a primary, then brings it the release with all replicas. */
    CompletableFuture<Event> takeOver(String primary) {
        return ClusterFailure.caught(() -> note.object().thenCompose(former -> {
            work.keep(former);
            return note.serves(work.name(), primary);
        })).handle((noted, failure) -> failure == null ? work.deploy("take over", Role.ACTIVE)
                : CompletableFuture.<Event>completedFuture(ClusterFailure.isUnreachable(failure)
                        ? new Event.Lost(work.name(), ClusterFailure.sentence(failure)) : new Event.Failed(work.name(), ClusterFailure.sentence(failure))))
                .thenCompose(event -> event);
    }

    /** A primary whose standby serves: that is noted first, then it is scaled down. */
    CompletableFuture<Event> standDown(String standby) {
        return stoodDown(() -> note.serves(standby, work.name()).thenCompose(noted -> scaleDown(false)));
    }

    /** A standby whose primaries serve again: it is scaled down, then the note goes. */
    CompletableFuture<Event> relieve() {
        return stoodDown(() -> note.object().thenCompose(former -> {
            work.keep(former);
            return scaleDown(true);
        }).thenCompose(scaled -> note.remove()));
    }

    /** A primary that serves again says so itself. */
    CompletableFuture<Void> forgetStandby() {
        return note.object().thenCompose(former -> {
            work.keep(former);
            return note.remove();
        });
    }

    private CompletableFuture<Event> stoodDown(Callable<CompletableFuture<Void>> change) {
        return ClusterFailure.caught(() -> work.watched().until(change.call(), () -> { })).handle((done, failure) -> failure == null
                ? new Event.StoodDown(work.name())
                : new Event.StandDownFailed(work.name(), Messages.ClusterWork_notStoodDown(ClusterFailure.sentence(failure))));
    }

    private CompletableFuture<Void> scaleDown(boolean undoable) {
        Scaling scaling = new Scaling(connection, work.namespace(), order.standbyReplicas());
        return scaling.different(manifests.of(work.name(), Role.ACTIVE)).thenCompose(workloads -> {
            if (undoable) {
                workloads.forEach(work::keep);
            }
            return scaling.scale(workloads, work.timeout());
        });
    }
}
