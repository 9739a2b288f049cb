package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Waits until one object is ready. It reads the object, then watches it; whenever the watch ends (a proxy cut it, the server restarted, 410 Gone) it reads
 * again after a pause that grows while the server does not answer. Meanwhile it looks at the pods of a workload for a failure that is certain.
 */
final class ObjectWait {

    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** How long a watch is trusted before the object is read anew: a proxy can cut a connection without either end hearing of it. */
    private static final Duration TRUST = Duration.ofSeconds(30);
    private static final Duration LOOK_AT_PODS = Duration.ofSeconds(2);
    /** How long something that looks like a failure must last before it is one. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    private final ClusterConnection cluster;
    private final Resource resource;
    private final Consumer<String> reasons;
    private final CreationRefusals refusals;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private volatile CompletableFuture<?> under;
    private volatile CompletableFuture<?> patience;
    private volatile ObjectNode last;
    private volatile String lastReason = "";
    private volatile Duration pause = SHORTEST;

    ObjectWait(ClusterConnection cluster, Resource resource, Consumer<String> reasons) {
        this.cluster = cluster;
        this.resource = resource;
        this.reasons = reasons;
        this.refusals = new CreationRefusals(cluster, resource);
    }

    /**
     * Completes when the object is ready, with a {@link ClusterException} when it certainly will not be. Cancel it to stop waiting.
     *
     * @param known the object as it was a moment ago, or {@code null}
     */
    CompletableFuture<Void> start(ObjectNode known) {
        if (known == null) {
            read();
        } else {
            judgeAndWatch(known);
        }
        if (PodTrouble.hasPods(resource.kind()) && !result.isDone()) {
            CompletableFuture<?> look = ClusterThreads.later(LOOK_AT_PODS, this::lookAtPods);
            result.whenComplete((ready, failure) -> look.cancel(true));
        }
        result.whenComplete((ready, failure) -> {
            CompletableFuture<?> open = under;
            if (open != null) {
                open.cancel(true);
            }
            cancelPatience();
        });
        return result;
    }

    /** What it waits for now. */
    String reason() {
        return lastReason;
    }

    private void read() {
        if (result.isDone()) {
            return;
        }
        CompletableFuture<Answer> answer = cluster.get(resource.path());
        under = answer;
        answer.whenComplete((object, failure) -> {
            if (result.isDone()) {
                return;
            }
            if (failure != null) {
                say(Messages.wait_unreachable(String.valueOf(Async.cause(failure).getMessage())));
                again();
            } else if (object.status() == 404) {
                fail(Messages.wait_gone());
            } else if (object.status() == 401 || object.status() == 403) {
                result.completeExceptionally(Refusals.of(cluster, "get", resource, object));
            } else if (!object.isOk()) {
                say(object.message());
                again();
            } else {
                judgeAndWatch(object.body());
            }
        });
    }

    private void judgeAndWatch(ObjectNode object) {
        judge(object);
        if (!result.isDone()) {
            watch(object.at("/metadata/resourceVersion").asText());
        }
    }

    private void watch(String version) {
        String query = "?watch=true&allowWatchBookmarks=true&timeoutSeconds=300&resourceVersion=" + Resource.encode(version)
                + "&fieldSelector=" + Resource.encode("metadata.name=" + resource.name());
        CompletableFuture<Integer> stream = cluster.lines(resource.collection() + query, this::event);
        under = stream;
        if (result.isDone()) {
            stream.cancel(true);
        }
        long opened = System.nanoTime();
        CompletableFuture<?> trust = ClusterThreads.later(TRUST, () -> stream.cancel(true));
        stream.whenComplete((status, failure) -> {
            trust.cancel(true);
            if (!result.isDone()) {
                // Who may not watch has to look again and again, but not less and less often.
                boolean mayNotWatch = failure == null && status == 403;
                pause = System.nanoTime() - opened > LONGEST.toNanos() ? SHORTEST : mayNotWatch ? LOOK_AT_PODS : pause;
                again();
            }
        });
    }

    private void event(int status, String line) {
        if (result.isDone() || status != 200 || line.isBlank()) {
            return;
        }
        try {
            JsonNode event = ClusterConnection.JSON.readTree(line);
            switch (event.path("type").asText()) {
                case "ADDED", "MODIFIED" -> {
                    if (event.get("object") instanceof ObjectNode object && object.at("/metadata/name").asText().equals(resource.name())) {
                        pause = SHORTEST;
                        judge(object);
                    }
                }
                case "DELETED" -> fail(Messages.wait_gone());
                // ERROR carries 410 Gone or another refusal, BOOKMARK a version: the server ends the stream after an error and we read again.
                default -> { }
            }
        } catch (JsonProcessingException e) {
            // A line that was cut off when the connection broke: the stream's end follows, and the object is read again.
            say(Messages.wait_unreachable(e.getOriginalMessage()));
        }
    }

    private void again() {
        Duration now = pause;
        pause = now.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : now.multipliedBy(2);
        ClusterThreads.after(now).thenRun(this::read);
    }

    private void judge(ObjectNode object) {
        last = object;
        Readiness readiness = Readiness.of(object);
        if (readiness.state() != Readiness.State.FAILING) {
            cancelPatience();
        }
        switch (readiness.state()) {
            case READY -> result.complete(null);
            case FAILING -> {
                say(readiness.reason());
                if (patience == null) {
                    patience = ClusterThreads.later(GRACE, () -> fail(readiness.reason()));
                }
            }
            case FAILED -> fail(readiness.reason());
            case WAITING -> say(readiness.reason());
        }
    }

    private void cancelPatience() {
        CompletableFuture<?> running = patience;
        patience = null;
        if (running != null) {
            running.cancel(true);
        }
    }

    private void say(String reason) {
        if (!reason.equals(lastReason)) {
            lastReason = reason;
            reasons.accept(reason);
        }
    }

    private void fail(String reason) {
        result.completeExceptionally(new ClusterException(ClusterException.Cause.NOT_READY,
                Messages.wait_failed(cluster.access().context(), resource.label(), reason)));
    }

    private void lookAtPods() {
        ObjectNode workload = last;
        if (result.isDone()) {
            return;
        }
        // Before its controller has seen the new generation, a workload's status leads to the pods of the old one.
        if (workload == null || Readiness.isBehind(workload)) {
            ClusterThreads.after(LOOK_AT_PODS).thenRun(this::lookAtPods);
            return;
        }
        PodTrouble.pods(cluster, resource, workload).whenComplete((pods, failure) -> {
            if (failure == null && !result.isDone()) {
                pods.stream().map(PodTrouble::certain).filter(trouble -> !trouble.isEmpty()).findFirst().ifPresent(this::fail);
            }
        }).handle((pods, failure) -> refusals.look(workload)).thenCompose(look -> look).whenComplete((refusal, failure) -> {
            if (failure == null && !refusal.isEmpty() && !result.isDone()) {
                fail(refusal);
            }
            ClusterThreads.after(LOOK_AT_PODS).thenRun(this::lookAtPods);
        });
    }
}
