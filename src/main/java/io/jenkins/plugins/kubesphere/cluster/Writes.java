package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The requests that change objects. */
final class Writes {

    private Writes() {
    }

    /** Server-side apply of one object; the answer may be a refusal. */
    static CompletableFuture<Answer> apply(ClusterConnection cluster, Resource resource, ObjectNode object, boolean force, boolean dryRun) {
        ObjectNode body = object.deepCopy();
        if (!resource.namespace().isEmpty()) {
            ((ObjectNode) body.get("metadata")).put("namespace", resource.namespace());
        }
        ((ObjectNode) body.get("metadata")).remove("managedFields");
        String query = "?fieldManager=" + ReleaseOptions.FIELD_MANAGER + "&fieldValidation=Strict&force=" + force + (dryRun ? "&dryRun=All" : "");
        return cluster.send("PATCH", resource.path() + query, ClusterConnection.APPLY, body);
    }

    /** Applies one planned change for good, taking over from client-side apply before. */
    static CompletableFuture<AppliedObject> write(ClusterConnection cluster, ReleasePlan.Item item, boolean force) {
        Resource resource = item.resource();
        long before = item.live() == null ? 0 : item.live().at("/metadata/generation").asLong(0);
        if (item.change().change() == AppliedObject.Change.UNCHANGED) {
            return CompletableFuture.completedFuture(new AppliedObject(resource, AppliedObject.Change.UNCHANGED, before, before, -1));
        }
        CompletableFuture<Answer> ready = CompletableFuture.completedFuture(null);
        if (item.live() != null && FieldOwnership.isClientSide(item.live())) {
            ready = cluster.send("PATCH", resource.path() + "?fieldManager=" + ReleaseOptions.FIELD_MANAGER, "application/json-patch+json",
                    FieldOwnership.handOver(item.live())).thenApply(answer -> require(cluster, resource, answer));
        }
        return ready.thenCompose(done -> apply(cluster, resource, item.change().document().object(), force, false))
                .thenApply(answer -> {
                    long after = require(cluster, resource, answer).body().at("/metadata/generation").asLong(0);
                    return new AppliedObject(resource, item.change().change(), before, after, -1);
                });
    }

    /** Returns an object to what it was: deletes what did not exist, replaces what did. The sentence says what was done. */
    static CompletableFuture<String> restore(ClusterConnection cluster, Resource resource, ObjectNode before) {
        if (before == null) {
            ObjectNode options = JsonNodeFactory.instance.objectNode().put("kind", "DeleteOptions").put("apiVersion", "v1")
                    .put("propagationPolicy", "Background");
            return cluster.send("DELETE", resource.path(), "application/json", options).thenApply(answer -> {
                if (answer.status() != 404) {
                    require(cluster, resource, answer);
                }
                return Messages.undo_deleted();
            });
        }
        return cluster.get(resource.path()).thenCompose(answer -> {
            ObjectNode old = before.deepCopy();
            ObjectNode metadata = (ObjectNode) old.get("metadata");
            if (answer.status() == 404) {
                metadata.remove(java.util.List.of("resourceVersion", "uid", "creationTimestamp", "managedFields"));
                return cluster.send("POST", resource.collection(), "application/json", old);
            }
            metadata.put("resourceVersion", require(cluster, resource, answer).body().at("/metadata/resourceVersion").asText());
            return cluster.send("PUT", resource.path() + "?fieldManager=" + ReleaseOptions.FIELD_MANAGER, "application/json", old);
        }).thenApply(answer -> {
            require(cluster, resource, answer);
            return Messages.undo_restored();
        });
    }

    static Answer require(ClusterConnection cluster, Resource resource, Answer answer) {
        if (!answer.isOk()) {
            throw new CompletionException(Refusals.of(cluster, "write", resource, answer));
        }
        return answer;
    }
}
