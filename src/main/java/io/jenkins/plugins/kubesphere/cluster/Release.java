package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Applies documents to one cluster: every document passes the server's dry run before the first write, then they are written in an order that respects
 * what refers to what, then each is waited for. Nothing here holds a thread; progress goes to a {@link ReleaseListener}.
 */
public final class Release {

    private final ClusterConnection cluster;
    /** Once the first write is sent, an outage of the API server is waited for. */
    private final ClusterConnection patient;
    private final ReleaseOptions options;
    private final SafeListener listener;
    private final Pruning pruning;
    private final List<ManifestDocument> documents;
    private final List<AppliedObject> known;
    private final CompletableFuture<ReleaseResult> result = new CompletableFuture<>();
    private final List<Former> undo = new ArrayList<>();
    private final Map<Resource, AppliedObject> earlier = new HashMap<>();
    private final Map<Resource, ObjectNode> latest = new ConcurrentHashMap<>();
    private final long start = System.nanoTime();
    private volatile boolean cancelled;
    private volatile boolean settled;
    private volatile Rollout rollout;
    private volatile Rollback rollback;

    private Release(ClusterConnection cluster, List<ManifestDocument> documents, List<AppliedObject> known, ReleaseOptions options,
            ReleaseListener listener) {
        this.cluster = cluster;
        this.documents = documents.stream().map(SecretData::kept).toList();
        this.known = List.copyOf(known);
        this.options = options;
        this.listener = new SafeListener(listener);
        this.patient = cluster.with(new Patience(options.timeout(), () -> !cancelled, this.listener::outage));
        this.pruning = new Pruning(patient, options, this.listener);
    }

    /** A release of these documents; nothing happens until {@link #start}. */
    public static Release of(ClusterConnection cluster, List<ManifestDocument> documents, ReleaseOptions options, ReleaseListener listener) {
        return new Release(cluster, documents, List.of(), options, listener);
    }

    /** Goes on waiting for what was written before, for example before the controller was restarted. Nothing is written. */
    public static Release resume(ClusterConnection cluster, List<AppliedObject> written, ReleaseOptions options, ReleaseListener listener) {
        return new Release(cluster, List.of(), written, options, listener);
    }

    /**
     * Tells what an earlier life of this release did, as its listener was told before.
     *
     * @param formers what the objects were before: a rollback returns them to that state
     * @param written what it wrote: for these objects the time to be ready began then
     */
    public Release after(List<Former> formers, List<AppliedObject> written) {
        synchronized (undo) {
            undo.addAll(formers);
        }
        written.forEach(object -> earlier.put(object.resource(), object));
        return this;
    }

    /**
     * Begins. The future fails with a {@link ClusterException}.
     *
     * @return completed when everything is ready (or written, or planned, as the options say)
     */
    public CompletableFuture<ReleaseResult> start() {
        CompletableFuture<List<AppliedObject>> work = (documents.isEmpty() ? rollOut(known) : planAndWrite()).thenCompose(this::prune);
        work.whenComplete((objects, failure) -> {
            if (failure == null) {
                result.complete(new ReleaseResult(objects, (System.nanoTime() - start) / 1e9));
            } else {
                fail(Async.cause(failure));
            }
        });
        return result;
    }

    /** Stops: no further write is sent, nothing is waited for any more. What is written stays. */
    public void cancel() {
        cancelled = true;
        Rollout waiting = rollout;
        if (waiting != null) {
            waiting.cancel();
        }
        Rollback undoing = rollback;
        if (undoing != null) {
            undoing.cancel();
        }
        result.completeExceptionally(new ClusterException(ClusterException.Cause.CANCELLED, Messages.release_cancelled(cluster.access().context())));
    }

    /**
     * Returns every object this release wrote to what it was before, the last written first, tells the listener of each, and waits until they are ready
     * (or gone) again, when the options say so.
     *
     * @return sentences about what could not be undone; empty when everything was
     */
    public CompletableFuture<List<String>> rollback() {
        List<Former> steps;
        synchronized (undo) {
            steps = new ArrayList<>(undo);
            undo.clear();
        }
        Rollback undoing = new Rollback(cluster, options, listener);
        rollback = undoing;
        if (cancelled) {
            undoing.cancel();
        }
        return undoing.run(steps);
    }

    private CompletableFuture<List<AppliedObject>> planAndWrite() {
        return new ReleasePlan(cluster, options, documents, pruning.set(), listener::warning).make(documents).thenCompose(items -> {
            requireGoing();
            listener.planned(items.stream().map(ReleasePlan.Item::change).toList());
            if (options.dryRun()) {
                return CompletableFuture.completedFuture(items.stream().map(Release::asPlanned).toList());
            }
            return write(items).thenCompose(this::rollOut);
        });
    }

    /** Last of all, when everything else is ready: what goes wrong here is no reason to undo a release. */
    private CompletableFuture<List<AppliedObject>> prune(List<AppliedObject> objects) {
        requireGoing();
        settled = true;
        return pruning.run(objects);
    }

    private static AppliedObject asPlanned(ReleasePlan.Item item) {
        long generation = item.live() == null ? 0 : item.live().at("/metadata/generation").asLong(0);
        return new AppliedObject(item.resource(), item.change().change(), generation, generation);
    }

    private CompletableFuture<List<AppliedObject>> write(List<ReleasePlan.Item> items) {
        Map<Integer, List<ReleasePlan.Item>> ranks = new TreeMap<>();
        items.forEach(item -> ranks.computeIfAbsent(ApplyOrder.rank(item.resource().kind()), rank -> new ArrayList<>()).add(item));
        CompletableFuture<List<AppliedObject>> chain = CompletableFuture.completedFuture(new ArrayList<>());
        List<Resource> members = items.stream().map(ReleasePlan.Item::resource).toList();
        int foundations = ApplyOrder.rank("Namespace");
        boolean first = true;
        for (Map.Entry<Integer, List<ReleasePlan.Item>> entry : ranks.entrySet()) {
            List<ReleasePlan.Item> rank = entry.getValue();
            if (first && entry.getKey() > foundations) {
                // Not earlier: the set's parent may live in a namespace of this very release.
                chain = chain.thenCompose(before -> pruning.declare(members).thenApply(done -> before));
                first = false;
            }
            chain = chain.thenCompose(before -> Async.each(rank, this::writeOne).thenCompose(this::definitionsEstablished).thenApply(now -> {
                before.addAll(now);
                return before;
            }));
        }
        return chain.thenApply(written -> inOrder(items, written));
    }

    private CompletableFuture<AppliedObject> writeOne(ReleasePlan.Item item) {
        requireGoing();
        if (item.change().change() != AppliedObject.Change.UNCHANGED) {
            synchronized (undo) {
                if (undo.stream().noneMatch(known -> known.resource().equals(item.resource()))) {
                    undo.add(item.change().former());
                }
            }
        }
        return Writes.write(patient, item, options.force()).thenApply(written -> {
            if (options.await()) {
                latest.put(item.resource(), written.live());
            }
            listener.applied(written.object());
            return earlier.getOrDefault(item.resource(), written.object()).at(written.object());
        });
    }

    /** Objects of a new kind can only be written once the server serves the kind. */
    private CompletableFuture<List<AppliedObject>> definitionsEstablished(List<AppliedObject> applied) {
        List<AppliedObject> definitions = applied.stream().filter(object -> object.resource().kind().equals("CustomResourceDefinition")).toList();
        if (definitions.isEmpty()) {
            return CompletableFuture.completedFuture(applied);
        }
        rollout = new Rollout(cluster, definitions, latest, Duration.ofMinutes(1), new SafeListener(new ReleaseListener() { }));
        return rollout.start().thenApply(ready -> applied);
    }

    private static List<AppliedObject> inOrder(List<ReleasePlan.Item> items, List<AppliedObject> written) {
        List<AppliedObject> ordered = new ArrayList<>();
        for (ReleasePlan.Item item : items) {
            written.stream().filter(object -> object.resource().equals(item.resource())).findFirst().ifPresent(ordered::add);
        }
        return ordered;
    }

    private CompletableFuture<List<AppliedObject>> rollOut(List<AppliedObject> objects) {
        requireGoing();
        if (!options.await()) {
            return CompletableFuture.completedFuture(objects);
        }
        rollout = new Rollout(cluster, objects, Map.copyOf(latest), options.timeout(), listener);
        latest.clear();
        if (cancelled) {
            rollout.cancel();
        }
        return rollout.start();
    }

    private void fail(Throwable failure) {
        ClusterException problem = failure instanceof ClusterException known ? known
                : new ClusterException(ClusterException.Cause.REFUSED, Messages.release_broken(cluster.access().context(), failure.toString()));
        if (!options.rollback() || settled || cancelled || problem.kind() == ClusterException.Cause.CANCELLED) {
            result.completeExceptionally(problem);
            return;
        }
        listener.rollingBack(problem.getMessage());
        rollback().whenComplete((problems, broken) -> {
            List<String> all = broken == null ? problems : List.of(broken.toString());
            result.completeExceptionally(all.isEmpty() ? problem
                    : new ClusterException(problem.kind(), problem.getMessage() + "\n" + String.join("\n", all)));
        });
    }

    private void requireGoing() {
        if (cancelled) {
            throw new CompletionException(new ClusterException(ClusterException.Cause.CANCELLED, Messages.release_cancelled(cluster.access().context())));
        }
    }
}
