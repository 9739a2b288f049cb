package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Run;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.Former;
import io.jenkins.plugins.kubesphere.cluster.Pulse;
import io.jenkins.plugins.kubesphere.cluster.Release;
import io.jenkins.plugins.kubesphere.cluster.ReleaseHealth;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.ReleaseOptions;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import io.jenkins.plugins.kubesphere.fleet.Event;
import io.jenkins.plugins.kubesphere.fleet.Role;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyArguments;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
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
    private final WatchedWork watched;
    private final StandbyWork standby;

    ClusterWork(FleetTarget target, ClusterConnection connection, FleetOrder order, FleetManifests manifests, FleetJournal journal,
            FleetRecorder recorder) {
        this.target = target;
        this.connection = connection;
        this.order = order;
        this.manifests = manifests;
        this.journal = journal;
        this.recorder = recorder;
        this.watched = new WatchedWork(connection, order.lostAfter(), lostSentence());
        this.standby = new StandbyWork(this, order, manifests);
    }

    String name() {
        return target.name();
    }

    ClusterConnection connection() {
        return connection;
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
        return new ClusterLook(name(), connection, order, target.request().options(timeout()), recorder).start(run.getParent());
    }

    /** Brings the release there. After a restart what is written stays written and is waited for. */
    CompletableFuture<Event> deploy(Role role) {
        return deploy("deploy " + role, role);
    }

    /** @param stage tells after a restart whether it is the same piece of work */
    CompletableFuture<Event> deploy(String stage, Role role) {
        return deploy(stage, role, 1);
    }

    private CompletableFuture<Event> deploy(String stage, Role role, int number) {
        return ClusterFailure.caught(() -> {
            Release release = release(stage, role);
            return watched.until(release.start(), release::cancel).thenApply(result -> {
                deployed(role, result);
                return (Event) new Event.Deployed(name());
            });
        }).handle((event, failure) -> {
            if (failure == null) {
                return CompletableFuture.completedFuture(event);
            }
            if (ClusterFailure.isLost(failure)) {
                return CompletableFuture.<Event>completedFuture(new Event.Lost(name(), ClusterFailure.sentence(failure)));
            }
            if (!ClusterFailure.isUnreachable(failure) || watched.isCancelled()) {
                String reason = watched.reason() == null ? ClusterFailure.sentence(failure) : watched.reason();
                return CompletableFuture.<Event>completedFuture(new Event.Failed(name(), reason));
            }
            return feel(order.lostAfter()).thenCompose(answers -> !answers
                    ? CompletableFuture.<Event>completedFuture(new Event.Lost(name(), lostSentence()))
                    : number < MOST_LOOKS ? deploy(stage, role, number + 1)
                            : CompletableFuture.<Event>completedFuture(new Event.Failed(name(), ClusterFailure.sentence(failure))));
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

    /** Whatever is done there because it is one of a pair. */
    StandbyWork standby() {
        return standby;
    }

    WatchedWork watched() {
        return watched;
    }

    /** Remembers what was there before, to give it back. */
    void keep(Former former) {
        try {
            journal.of(name()).progress().keep(former);
            journal.store(name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives back what was there before the release. */
    CompletableFuture<Event> rollBack() {
        return ClusterFailure.caught(() -> feel(order.lostAfter()).thenCompose(answers -> {
            if (!answers) {
                throw new CompletionException(new ClusterFailure.Lost(lostSentence()));
            }
            ClusterNews news = new ClusterNews(name(), journal, recorder, timeout(), false);
            Release release = Release.resume(connection, List.of(), target.request().options(timeout()), news).after(formers(), List.of());
            return watched.until(release.rollback(), release::cancel);
        })).handle((problems, failure) -> failure != null ? new Event.RollbackFailed(name(), ClusterFailure.sentence(failure))
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
        return ClusterFailure.caught(() -> Release.of(connection, manifests.of(name(), role), options, news).start())
                .handle((result, failure) -> {
                    String problem = failure == null ? "" : ClusterFailure.sentence(failure);
                    recorder.record().update(name(), known -> known.withDetail(recorder.masked(problem)));
                    return problem;
                });
    }

    /** Looks at what was deployed. */
    CompletableFuture<ReleaseHealth.Look> health() {
        return ClusterFailure.caught(() -> {
            List<Resource> resources = journal.of(name()).progress().written().stream().map(object -> object.resource()).toList();
            return ReleaseHealth.of(connection, resources);
        });
    }

    /** Stops what runs there; what is written stays. */
    void cancel(String reason) {
        watched.cancel(reason);
    }

    Duration timeout() {
        return ApplyArguments.duration(target.request().timeout());
    }

    private Duration remaining(ApplyProgress progress) {
        if (progress.waitUntilMillis() == 0) {
            return timeout();
        }
        Duration left = Duration.ofMillis(progress.waitUntilMillis() - System.currentTimeMillis());
        return left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
    }

    String namespace() {
        return target.request().options(timeout()).namespace();
    }
}
