package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The requests that change objects. */
final class Writes {

    /** How often a write that somebody else's came before is tried. */
    static final int MOST_TRIES = 8;

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

    /** What a write did, and the object after it. */
    record Written(AppliedObject object, ObjectNode live) {
    }

    /** Applies one planned change for good, taking over from client-side apply before. */
    static CompletableFuture<Written> write(ClusterConnection cluster, ReleasePlan.Item item, boolean force) {
        Resource resource = item.resource();
        long before = item.live() == null ? 0 : item.live().at("/metadata/generation").asLong(0);
        if (item.change().change() == AppliedObject.Change.UNCHANGED) {
            return CompletableFuture.completedFuture(
                    new Written(new AppliedObject(resource, AppliedObject.Change.UNCHANGED, before, before), item.live()));
        }
        CompletableFuture<?> ready = item.live() == null || FieldOwnership.handedOver(item.live()).isEmpty() ? CompletableFuture.completedFuture(null)
                : handOver(cluster, resource, item.live(), 1);
        return ready.thenCompose(done -> apply(cluster, resource, item.change().document().object(), force, false))
                .thenApply(answer -> {
                    ObjectNode live = require(cluster, resource, SecretValues.hide(answer, item.change().document().object())).body();
                    long after = live.at("/metadata/generation").asLong(0);
                    return new Written(new AppliedObject(resource, item.change().change(), before, after, -1, System.currentTimeMillis()), live);
                });
    }

    /** Controllers change the status of objects at any moment: then it is read and tried again. */
    private static CompletableFuture<Answer> handOver(ClusterConnection cluster, Resource resource, ObjectNode live, int number) {
        return cluster.send("PATCH", resource.path() + "?fieldManager=" + ReleaseOptions.FIELD_MANAGER, "application/json-patch+json",
                FieldOwnership.handOver(live)).thenCompose(answer -> {
                    if (answer.status() != 409 || number == MOST_TRIES) {
                        return CompletableFuture.completedFuture(require(cluster, resource, answer));
                    }
                    return cluster.get(resource.path()).thenCompose(again -> handOver(cluster, resource, require(cluster, resource, again).body(), number + 1));
                });
    }

    static Answer require(ClusterConnection cluster, Resource resource, Answer answer) {
        if (!answer.isOk()) {
            throw new CompletionException(Refusals.of(cluster, "write", resource, answer));
        }
        return answer;
    }
}
