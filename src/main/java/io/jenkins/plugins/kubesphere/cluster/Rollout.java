package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Waits for several objects at once, with one timeout; the first certain failure ends all waits. What is known of an object, from its write, saves reading
 * it once more.
 */
final class Rollout {

    private final ClusterConnection cluster;
    private final List<AppliedObject> objects;
    private final Map<Resource, ObjectNode> known;
    private final Duration timeout;
    private final SafeListener listener;
    private final List<ObjectWait> waits = new ArrayList<>();
    private final List<CompletableFuture<AppliedObject>> results = new ArrayList<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    Rollout(ClusterConnection cluster, List<AppliedObject> objects, Map<Resource, ObjectNode> known, Duration timeout, SafeListener listener) {
        this.cluster = cluster;
        this.objects = objects;
        this.known = known;
        this.timeout = timeout;
        this.listener = listener;
    }

    CompletableFuture<List<AppliedObject>> start() {
        long start = System.currentTimeMillis();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (AppliedObject object : objects) {
            ObjectWait wait = new ObjectWait(cluster, object.resource(), reason -> listener.waiting(object.resource(), reason));
            waits.add(wait);
            CompletableFuture<Void> ready = wait.start(known.get(object.resource()));
            running.add(ready);
            CompletableFuture<AppliedObject> result = ready.thenApply(done -> {
                AppliedObject finished = object.readyNow(start);
                listener.ready(finished);
                return finished;
            });
            results.add(result);
            result.whenComplete((finished, failure) -> {
                if (failure != null) {
                    ended.completeExceptionally(Async.cause(failure));
                }
            });
        }
        CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)).thenRun(() -> ended.complete(null));
        CompletableFuture<?> clock = ClusterThreads.later(timeout, this::timeOut);
        ended.whenComplete((done, failure) -> {
            clock.cancel(true);
            running.forEach(wait -> wait.cancel(true));
        });
        return ended.handle((done, failure) -> failure).thenCompose(failure -> {
            if (failure == null) {
                return CompletableFuture.completedFuture(results.stream().map(CompletableFuture::join).toList());
            }
            Throwable cause = Async.cause(failure);
            if (!(cause instanceof ClusterException problem) || problem.kind() == ClusterException.Cause.CANCELLED) {
                throw new CompletionException(cause);
            }
            return diagnose().thenApply(lines -> {
                if (!lines.isEmpty()) {
                    listener.diagnosis(lines);
                }
                throw new CompletionException(cause);
            });
        });
    }

    void cancel() {
        ended.completeExceptionally(new ClusterException(ClusterException.Cause.CANCELLED, Messages.release_cancelled(cluster.access().context())));
    }

    private void timeOut() {
        if (ended.isDone()) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            if (!results.get(i).isDone()) {
                missing.add(objects.get(i).resource().label() + " (" + waits.get(i).reason() + ")");
            }
        }
        ended.completeExceptionally(new ClusterException(ClusterException.Cause.TIMEOUT,
                Messages.wait_timeout(cluster.access().context(), timeout.toSeconds(), String.join(", ", missing))));
    }

    private CompletableFuture<List<String>> diagnose() {
        List<Resource> late = new ArrayList<>();
        for (int i = 0; i < objects.size() && late.size() < 3; i++) {
            if (!results.get(i).isDone() || results.get(i).isCompletedExceptionally()) {
                late.add(objects.get(i).resource());
            }
        }
        return Async.each(late, resource -> Diagnosis.of(cluster, resource))
                .thenCombine(SecretValues.of(cluster, objects.stream().map(AppliedObject::resource).toList()),
                        (all, secrets) -> all.stream().flatMap(List::stream).distinct().map(secrets::mask).toList());
    }
}
