package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Returns one object to what it was: deletes what did not exist, replaces what did, and gives its fields back to those who owned them. */
final class Restoration {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final List<String> OF_A_NEW_OBJECT = List.of("resourceVersion", "uid", "creationTimestamp", "managedFields", "generation");

    private final ClusterConnection cluster;
    private final Resource resource;
    private final ObjectNode before;

    Restoration(ClusterConnection cluster, Former former) {
        this.cluster = cluster;
        this.resource = former.resource();
        this.before = former.before();
    }

    /** Writes; the sentence says what was done. Doing it again changes nothing. */
    CompletableFuture<String> start() {
        return before == null ? delete() : replace(1).thenApply(done -> Messages.undo_restored());
    }

    /** Completes when an object that was deleted is gone, at the latest at the deadline; then it fails. */
    CompletableFuture<Void> gone(long deadlineNanos) {
        return cluster.get(resource.path()).thenCompose(answer -> {
            if (answer.status() == 404) {
                return CompletableFuture.completedFuture(null);
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new CompletionException(new ClusterException(ClusterException.Cause.TIMEOUT, Messages.ready_deleting()));
            }
            return ClusterThreads.after(LOOK_AGAIN).thenCompose(again -> gone(deadlineNanos));
        });
    }

    private CompletableFuture<String> delete() {
        return cluster.send("DELETE", resource.path(), "application/json", deleteOptions()).thenApply(answer -> {
            if (answer.status() != 404) {
                Writes.require(cluster, resource, answer);
            }
            return Messages.undo_deleted();
        });
    }

    static ObjectNode deleteOptions() {
        return JsonNodeFactory.instance.objectNode().put("kind", "DeleteOptions").put("apiVersion", "v1").put("propagationPolicy", "Background");
    }

    private CompletableFuture<Answer> replace(int number) {
        return cluster.get(resource.path()).thenCompose(answer -> {
            ObjectNode old = before.deepCopy();
            ObjectNode metadata = (ObjectNode) old.get("metadata");
            if (answer.status() == 404) {
                metadata.remove(OF_A_NEW_OBJECT);
                return cluster.send("POST", resource.collection(), "application/json", old).thenApply(created -> Writes.require(cluster, resource, created));
            }
            ObjectNode live = Writes.require(cluster, resource, answer).body();
            if (FieldOwnership.same(withOwners(before, false), withOwners(live, false))) {
                // It is back, be it that a restart came after that.
                return FieldOwnership.same(withOwners(before, true), withOwners(live, true)) ? CompletableFuture.completedFuture(answer) : giveBack(live, 1);
            }
            metadata.put("resourceVersion", live.at("/metadata/resourceVersion").asText());
            return cluster.send("PUT", resource.path() + "?fieldManager=" + ReleaseOptions.FIELD_MANAGER, "application/json", old)
                    .thenCompose(put -> put.status() == 409 && number < Writes.MOST_TRIES ? replace(number + 1)
                            : giveBack(Writes.require(cluster, resource, put).body(), 1));
        });
    }

    /** The server gives whatever the replacement changed to its writer; the next apply would then be in conflict with this undo. */
    private CompletableFuture<Answer> giveBack(ObjectNode written, int number) {
        ArrayNode owners = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : before.at("/metadata/managedFields")) {
            if (!isStatus(entry)) {
                owners.add(entry);
            }
        }
        for (JsonNode entry : written.at("/metadata/managedFields")) {
            if (isStatus(entry)) {
                owners.add(entry);
            }
        }
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject().put("op", "replace").put("path", "/metadata/managedFields").set("value", owners);
        patch.addObject().put("op", "replace").put("path", "/metadata/resourceVersion").put("value", written.at("/metadata/resourceVersion").asText());
        return cluster.send("PATCH", resource.path() + "?fieldManager=" + ReleaseOptions.FIELD_MANAGER, "application/json-patch+json", patch)
                .thenCompose(answer -> answer.status() == 409 && number < Writes.MOST_TRIES
                        ? cluster.get(resource.path()).thenCompose(now -> giveBack(Writes.require(cluster, resource, now).body(), number + 1))
                        : CompletableFuture.completedFuture(Writes.require(cluster, resource, answer)));
    }

    private static ObjectNode withOwners(ObjectNode object, boolean kept) {
        ObjectNode copy = object.deepCopy();
        ArrayNode owners = ((ObjectNode) copy.get("metadata")).putArray("managedFields");
        object.at("/metadata/managedFields").forEach(entry -> {
            if (kept && !isStatus(entry)) {
                owners.add(entry.deepCopy());
            }
        });
        return copy;
    }

    /** Controllers go on writing the status; whoever scaled owns that through a subresource, too. */
    private static boolean isStatus(JsonNode entry) {
        return entry.path("subresource").asText("").equals("status");
    }
}
