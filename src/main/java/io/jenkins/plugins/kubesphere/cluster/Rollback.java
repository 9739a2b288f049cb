package io.jenkins.plugins.kubesphere.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Returns the objects of a release to what they were, the last written first, and waits until that is so. */
final class Rollback {

    private final ClusterConnection cluster;
    private final ClusterConnection patient;
    private final ReleaseOptions options;
    private final SafeListener listener;
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final List<AppliedObject> restored = Collections.synchronizedList(new ArrayList<>());
    private final List<Former> removed = Collections.synchronizedList(new ArrayList<>());
    private volatile Rollout rollout;
    private volatile boolean cancelled;

    Rollback(ClusterConnection cluster, ReleaseOptions options, SafeListener listener) {
        this.cluster = cluster;
        this.options = options;
        this.listener = listener;
        this.patient = cluster.with(new Patience(options.timeout(), () -> !cancelled, listener::outage));
    }

    /** Sentences about what could not be undone, empty when everything was. Never fails. */
    CompletableFuture<List<String>> run(List<Former> written) {
        List<Former> steps = new ArrayList<>(written);
        Collections.reverse(steps);
        CompletableFuture<?> chain = CompletableFuture.completedFuture(null);
        for (Former step : steps) {
            chain = chain.thenCompose(done -> cancelled ? CompletableFuture.completedFuture(null) : restore(step));
        }
        return chain.thenCompose(done -> options.await() && !cancelled ? settle() : CompletableFuture.completedFuture(null))
                .handle((done, failure) -> {
                    if (failure != null) {
                        problems.add(Messages.undo_not_settled(String.valueOf(Async.cause(failure).getMessage())));
                    }
                    return List.copyOf(problems);
                });
    }

    void cancel() {
        cancelled = true;
        Rollout waiting = rollout;
        if (waiting != null) {
            waiting.cancel();
        }
    }

    private CompletableFuture<?> restore(Former step) {
        return new Restoration(patient, step).start().handle((how, failure) -> {
            if (failure != null) {
                problems.add(Messages.undo_failed(step.resource().label(), String.valueOf(Async.cause(failure).getMessage())));
                return null;
            }
            if (step.before() == null) {
                removed.add(step);
            } else {
                restored.add(new AppliedObject(step.resource(), AppliedObject.Change.CHANGED, 0, 0));
            }
            listener.rolledBack(step.resource(), how);
            return null;
        });
    }

    private CompletableFuture<?> settle() {
        long deadline = System.nanoTime() + options.timeout().toNanos();
        rollout = new Rollout(cluster, List.copyOf(restored), Map.of(), options.timeout(), listener);
        if (cancelled) {
            rollout.cancel();
        }
        return Async.each(List.copyOf(removed), step -> new Restoration(patient, step).gone(deadline)).thenCombine(rollout.start(), (gone, ready) -> null);
    }
}
