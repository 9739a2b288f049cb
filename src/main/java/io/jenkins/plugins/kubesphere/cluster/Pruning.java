package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** The part of a release that has to do with its set: telling what belongs to it, and removing what no longer does. */
final class Pruning {

    private final ClusterConnection cluster;
    private final ReleaseOptions options;
    private final SafeListener listener;
    private final ApplySet set;

    Pruning(ClusterConnection cluster, ReleaseOptions options, SafeListener listener) {
        this.cluster = cluster;
        this.options = options;
        this.listener = listener;
        SetMembership membership = options.membership();
        String namespace = options.namespace().isEmpty() ? cluster.access().namespace() : options.namespace();
        this.set = membership.isNone() ? null : new ApplySet(cluster, membership.set(), namespace, options.force());
    }

    /** The set, or {@code null}. */
    ApplySet set() {
        return set;
    }

    /** Tells the set's parent of these members, before they are written. */
    CompletableFuture<?> declare(Collection<Resource> members) {
        return set == null ? CompletableFuture.completedFuture(null)
                : set.reach().thenCompose(now -> set.declare(now, now.with(members, set.parent().namespace())));
    }

    /** Lists what leaves the set, then removes it (or only lists it in a dry run). The result is these objects, and after them what was removed. */
    CompletableFuture<List<AppliedObject>> run(List<AppliedObject> objects) {
        if (set == null) {
            return CompletableFuture.completedFuture(objects);
        }
        List<Resource> members = objects.stream().map(AppliedObject::resource).toList();
        if (!options.membership().prune()) {
            return options.dryRun() ? CompletableFuture.completedFuture(objects) : declare(members).thenApply(done -> objects);
        }
        return set.reach().thenCompose(reach -> set.leaving(reach, members, options.membership().clusterKinds()).thenCompose(found -> {
            List<ApplySet.Leaving> leaving = found.stream().flatMap(kind -> kind.leaving().stream())
                    .sorted(Comparator.comparingInt((ApplySet.Leaving one) -> ApplyOrder.rank(one.resource().kind())).reversed()).toList();
            if (!leaving.isEmpty()) {
                listener.pruning(leaving.stream().map(ApplySet.Leaving::resource).toList());
            }
            if (options.dryRun()) {
                return CompletableFuture.completedFuture(with(objects, leaving));
            }
            listener.removing(leaving.stream().map(one -> new Former(one.resource(), one.object())).toList());
            return removeAll(leaving).thenCompose(done -> set.declare(reach, smaller(reach, members, found))).thenApply(done -> with(objects, leaving));
        }));
    }

    /** Only what the set has now, and kinds nobody looked at. */
    private ApplySet.Reach smaller(ApplySet.Reach reach, List<Resource> members, List<LeavingMembers.Found> found) {
        TreeSet<String> kept = new TreeSet<>();
        found.stream().filter(LeavingMembers.Found::skipped).forEach(kind -> kept.add(kind.groupKind()));
        return new ApplySet.Reach(reach.known(), kept, new TreeSet<>()).with(members, set.parent().namespace());
    }

    private static List<AppliedObject> with(List<AppliedObject> objects, List<ApplySet.Leaving> leaving) {
        List<AppliedObject> all = new ArrayList<>(objects);
        leaving.forEach(one -> all.add(pruned(one)));
        return all;
    }

    private static AppliedObject pruned(ApplySet.Leaving one) {
        return new AppliedObject(one.resource(), AppliedObject.Change.PRUNED, 0, 0);
    }

    private CompletableFuture<?> removeAll(List<ApplySet.Leaving> leaving) {
        CompletableFuture<?> chain = CompletableFuture.completedFuture(null);
        for (ApplySet.Leaving one : leaving) {
            chain = chain.thenCompose(done -> remove(one));
        }
        return chain;
    }

    private CompletableFuture<?> remove(ApplySet.Leaving one) {
        ObjectNode delete = Restoration.deleteOptions();
        delete.putObject("preconditions").put("uid", one.uid());
        return cluster.send("DELETE", one.resource().path(), "application/json", delete).thenAccept(answer -> {
            if (answer.status() != 404) {
                Writes.require(cluster, one.resource(), answer);
            }
            listener.applied(pruned(one));
        });
    }
}
