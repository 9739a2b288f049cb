package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.Drift;
import io.jenkins.plugins.kubesphere.cluster.Former;
import io.jenkins.plugins.kubesphere.cluster.Lease;
import io.jenkins.plugins.kubesphere.cluster.Pulse;
import io.jenkins.plugins.kubesphere.cluster.Release;
import io.jenkins.plugins.kubesphere.cluster.ReleaseHealth;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.ReleaseOptions;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import io.jenkins.plugins.kubesphere.cluster.Scaling;
import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.Role;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyArguments;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Carries out on one cluster what the state machine asks for. Every method returns at once, and its future never fails: it gives the event. */
final class ClusterWork {
    private static final int MOST_LOOKS = 3;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);

    private final FleetTarget target;
    private final ClusterConnection connection;
    private final FleetOrder order;
    private final FleetManifests manifests;
    private final FleetJournal journal;
    private final FleetRecorder recorder;
    private final TakeoverNote note;
    private volatile Runnable cancel = () -> { };
    private volatile boolean cancelled;
    private volatile String cancelReason;

    ClusterWork(FleetTarget target, ClusterConnection connection, FleetOrder order, FleetManifests manifests, FleetJournal journal,
            FleetRecorder recorder) {
        this.target = target;
        this.connection = connection;
        this.order = order;
        this.manifests = manifests;
        this.journal = journal;
        this.recorder = recorder;
        this.note = new TakeoverNote(connection, order);
    }

    String name() {
        return target.name();
    }

    ClusterConnection connection() {
        return connection;
    }

    /** What has not answered is lost: whoever waits for it may go on without it. */
    private static final class LostException extends Exception {
        private static final long serialVersionUID = 1;

        LostException(String message) {
            super(message);
        }
    }

    /** Whether the cluster answers, asked several times. */
    CompletableFuture<Boolean> feel(Duration patience) {
        return new Pulse(connection, patience).feel();
    }

    /** Whether the cluster answers right now. */
    CompletableFuture<Boolean> answers() {
        return new Pulse(connection, order.lostAfter()).once();
    }

    String lostSentence() {
        return Messages.ClusterWork_lost(Spans.format(order.lostAfter().toMillis() / 1000.0), connection.access().server());
    }

    /** Who serves, as noted there, and what has drifted since the job's last release. */
    CompletableFuture<Event> look(Run<?, ?> run) {
        boolean paired = order.plan().rules().standbys().isStandby(name()) || order.plan().rules().standbys().of(name()) != null;
        CompletableFuture<TakeoverNote.Said> said = paired ? note.read() : CompletableFuture.completedFuture(TakeoverNote.Said.NOTHING);
        return said.thenCombine(drift(run.getParent()), (serves, drift) -> {
            if (!drift.isEmpty()) {
                recorder.drift(name(), drift);
            }
            return (Event) new Event.Prepared(name(), serves.servesFor(name()), serves.replacedBy(name()));
        }).exceptionally(failure -> isUnreachable(failure) ? new Event.Lost(name(), sentence(failure)) : new Event.Refused(name(), sentence(failure)));
    }

    private CompletableFuture<List<String>> drift(Job<?, ?> job) {
        try {
            LastDeployed last = LastDeployed.load(job, order.application(), name());
            if (last == null) {
                return CompletableFuture.completedFuture(List.of());
            }
            ReleaseOptions options = target.request().options(timeout()).inNamespace(last.namespace());
            return Drift.of(connection, last.documents(), options).thenApply(lines -> lines.isEmpty() ? lines : since(last, lines))
                    .exceptionally(failure -> List.of(Messages.ClusterWork_driftUnknown(sentence(failure))));
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

    /** Brings the release there. After a restart what is written stays written and is waited for. */
    CompletableFuture<Event> deploy(Role role) {
        return deploy("deploy " + role, role, 1);
    }

    private CompletableFuture<Event> deploy(String stage, Role role, int number) {
        return safely(() -> {
            Release release = release(stage, role);
            return guarded(release.start(), release::cancel).thenApply(result -> {
                deployed(role, result);
                return (Event) new Event.Deployed(name());
            });
        }).handle((event, failure) -> {
            if (failure == null) {
                return CompletableFuture.completedFuture(event);
            }
            if (isLost(failure)) {
                return CompletableFuture.<Event>completedFuture(new Event.Lost(name(), sentence(failure)));
            }
            if (!isUnreachable(failure) || cancelled) {
                return CompletableFuture.<Event>completedFuture(new Event.Failed(name(), cancelReason == null ? sentence(failure) : cancelReason));
            }
            return feel(order.lostAfter()).thenCompose(answers -> !answers
                    ? CompletableFuture.<Event>completedFuture(new Event.Lost(name(), lostSentence()))
                    : number < MOST_LOOKS ? deploy(stage, role, number + 1)
                            : CompletableFuture.<Event>completedFuture(new Event.Failed(name(), sentence(failure))));
        }).thenCompose(event -> event);
    }

    private Release release(String stage, Role role) throws IOException {
        journal.enter(name(), stage);
        ApplyProgress progress = journal.of(name()).progress();
        ClusterNews news = new ClusterNews(name(), journal, recorder, timeout(), order.isOnlyPlan());
        ReleaseOptions options = target.request().options(remaining(progress));
        if (order.isOnlyPlan()) {
            return Release.of(connection, manifests.of(name(), role), options.asDryRun(), news);
        }
        Release release = progress.isComplete() ? Release.resume(connection, progress.written(), options, news)
                : Release.of(connection, manifests.of(name(), role), options, news);
        return release.after(progress.formers(), progress.written());
    }

    private void deployed(Role role, ReleaseResult result) {
        ApplyProgress progress;
        try {
            progress = journal.of(name()).progress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        recorder.result(name(), new ReleaseResult(progress.withFirstChange(result.objects()), result.seconds()));
        if (!order.isOnlyPlan()) {
            recorder.remember(name(), namespace(), manifests.of(name(), role));
        }
    }

    /** Writes down that this standby serves for a primary, then brings it the release with all replicas. */
    CompletableFuture<Event> takeOver(String primary) {
        return safely(() -> note.object().thenCompose(former -> {
            keep(former);
            return note.serves(name(), primary);
        })).handle((noted, failure) -> failure == null ? deploy("take over", Role.ACTIVE, 1)
                : CompletableFuture.<Event>completedFuture(isUnreachable(failure) ? new Event.Lost(name(), sentence(failure))
                        : new Event.Failed(name(), sentence(failure)))).thenCompose(event -> event);
    }

    /** A primary whose standby serves: that is noted first, then it is scaled down. */
    CompletableFuture<Event> standDown(String standby) {
        return stoodDown(() -> note.serves(standby, name()).thenCompose(noted -> scaleDown(false)));
    }

    /** A standby whose primaries serve again: it is scaled down, then the note goes. */
    CompletableFuture<Event> relieve() {
        return stoodDown(() -> note.object().thenCompose(former -> {
            keep(former);
            return scaleDown(true);
        }).thenCompose(scaled -> note.remove()));
    }

    /** A primary that serves again says so itself. */
    CompletableFuture<Void> forgetStandby() {
        return note.object().thenCompose(former -> {
            keep(former);
            return note.remove();
        });
    }

    private CompletableFuture<Event> stoodDown(Work<Void> work) {
        return safely(() -> guarded(work.start(), () -> { })).handle((done, failure) -> failure == null ? new Event.StoodDown(name())
                : new Event.StandDownFailed(name(), Messages.ClusterWork_notStoodDown(sentence(failure))));
    }

    private CompletableFuture<Void> scaleDown(boolean undoable) {
        Scaling scaling = new Scaling(connection, namespace(), order.standbyReplicas());
        return scaling.different(manifests.of(name(), Role.ACTIVE)).thenCompose(workloads -> {
            if (undoable) {
                workloads.forEach(former -> keep(former));
            }
            return scaling.scale(workloads, timeout());
        });
    }

    private void keep(Former former) {
        try {
            journal.of(name()).progress().keep(former);
            journal.store(name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives back what was there before the release. */
    CompletableFuture<Event> rollBack() {
        return safely(() -> feel(order.lostAfter()).thenCompose(answers -> {
            if (!answers) {
                throw new CompletionException(new LostException(lostSentence()));
            }
            ClusterNews news = new ClusterNews(name(), journal, recorder, timeout(), false);
            Release release = Release.resume(connection, List.of(), target.request().options(timeout()), news).after(formers(), List.of());
            return guarded(release.rollback(), release::cancel);
        })).handle((problems, failure) -> failure != null ? new Event.RollbackFailed(name(), sentence(failure))
                : problems.isEmpty() ? new Event.RolledBack(name()) : new Event.RollbackFailed(name(), String.join("; ", problems)));
    }

    private List<Former> formers() {
        try {
            return journal.of(name()).progress().formers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows in the record what the release would change; gives a sentence when that cannot be told, else an empty one. Never fails. */
    CompletableFuture<String> preview(Role role) {
        ReleaseOptions options = target.request().options(timeout()).asDryRun();
        ReleaseListener news = ClusterNews.preview(name(), journal, recorder, timeout());
        return safely(() -> Release.of(connection, manifests.of(name(), role), options, news).start())
                .handle((result, failure) -> failure == null ? "" : sentence(failure));
    }

    /** Looks at what was deployed. */
    CompletableFuture<ReleaseHealth.Look> health() {
        return safely(() -> {
            List<Resource> resources = journal.of(name()).progress().written().stream().map(object -> object.resource()).toList();
            return ReleaseHealth.of(connection, resources);
        });
    }

    /** Stops what runs there; what is written stays. */
    void cancel(String reason) {
        cancelReason = reason;
        cancelled = reason == null || cancelled;
        cancel.run();
    }

    private <T> CompletableFuture<T> guarded(CompletableFuture<T> work, Runnable stop) {
        cancel = stop;
        CompletableFuture<T> result = new CompletableFuture<>();
        Pulse pulse = new Pulse(connection, order.lostAfter());
        pulse.silence().thenRun(() -> {
            if (result.completeExceptionally(new LostException(lostSentence()))) {
                stop.run();
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

    private interface Work<T> {
        CompletableFuture<T> start() throws IOException;
    }

    private static <T> CompletableFuture<T> safely(Work<T> work) {
        try {
            return work.start();
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Duration timeout() {
        return ApplyArguments.duration(target.request().timeout());
    }

    private Duration remaining(ApplyProgress progress) {
        if (progress.waitUntilMillis() == 0) {
            return timeout();
        }
        Duration left = Duration.ofMillis(progress.waitUntilMillis() - System.currentTimeMillis());
        return left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
    }

    private String namespace() {
        return target.request().options(timeout()).namespace();
    }

    private static boolean isLost(Throwable failure) {
        return Lease.cause(failure) instanceof LostException;
    }

    static boolean isUnreachable(Throwable failure) {
        return Lease.cause(failure) instanceof ClusterException problem && problem.kind() == ClusterException.Cause.UNREACHABLE;
    }

    /** One sentence for people. */
    static String sentence(Throwable failure) {
        Throwable cause = Lease.cause(failure);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
