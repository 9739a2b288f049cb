package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.Former;
import io.jenkins.plugins.kubesphere.cluster.Lease;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** The Lease in which both clusters of a pair note that the standby serves: its holder is the standby, an annotation names the primaries. */
final class TakeoverNote {
    private static final String SERVES_FOR = "kubesphere-pipeline.jenkins.io/serves-for";
    private static final int MOST_TRIES = 5;

    private final Lease lease;

    TakeoverNote(ClusterConnection cluster, FleetOrder order) {
        this.lease = new Lease(cluster, cluster.access().namespace(), "kubesphere-pipeline-takeover-" + order.application());
    }

    /** What is noted. */
    record Said(String standby, Set<String> primaries) {
        static final Said NOTHING = new Said("", Set.of());

        /** The primaries for which this cluster serves. */
        Set<String> servesFor(String cluster) {
            return standby.equals(cluster) ? primaries : Set.of();
        }

        /** The cluster that serves in place of this one, or null. */
        String replacedBy(String cluster) {
            return !standby.isEmpty() && primaries.contains(cluster) ? standby : null;
        }
    }

    CompletableFuture<Said> read() {
        return lease.read().thenApply(TakeoverNote::said);
    }

    private static Said said(Lease.Content now) {
        Set<String> primaries = new TreeSet<>(Arrays.asList(now.annotations().getOrDefault(SERVES_FOR, "").split(",")));
        primaries.remove("");
        return now.holder().isEmpty() ? Said.NOTHING : new Said(now.holder(), primaries);
    }

    /** The note as it is, to go back to. */
    CompletableFuture<Former> object() {
        return lease.object().thenApply(object -> new Former(lease.resource(), object));
    }

    /** Notes that a standby serves for a primary, besides those it serves for already. */
    CompletableFuture<Void> serves(String standby, String primary) {
        return serves(standby, primary, 1);
    }

    private CompletableFuture<Void> serves(String standby, String primary, int number) {
        return lease.read().thenCompose(now -> {
            Said before = said(now);
            Set<String> primaries = new TreeSet<>(before.standby().equals(standby) ? before.primaries() : Set.of());
            if (!primaries.add(primary)) {
                return CompletableFuture.completedFuture(null);
            }
            Map<String, String> annotations = new TreeMap<>(now.annotations());
            annotations.put(SERVES_FOR, String.join(",", primaries));
            Instant since = now.since() != null && before.standby().equals(standby) ? now.since() : Instant.now();
            return lease.write(now, standby, since, null, annotations).thenCompose(written -> written != null || number >= MOST_TRIES
                    ? CompletableFuture.completedFuture(null) : serves(standby, primary, number + 1));
        });
    }

    /** Takes the note away. */
    CompletableFuture<Void> remove() {
        return remove(1);
    }

    private CompletableFuture<Void> remove(int number) {
        return lease.read().thenCompose(now -> !now.exists() ? CompletableFuture.completedFuture(null)
                : lease.delete(now).thenCompose(gone -> gone || number >= MOST_TRIES ? CompletableFuture.completedFuture(null) : remove(number + 1)));
    }
}
