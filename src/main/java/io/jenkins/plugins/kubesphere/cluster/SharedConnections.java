package io.jenkins.plugins.kubesphere.cluster;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Open connections by what they connect, for as long as somebody uses them: fifty builds on one cluster share its sockets and one selector thread. A
 * connection also stays for a moment after its last use, as a pipeline's next step often wants the same cluster.
 */
final class SharedConnections {

    /** Shorter than any load balancer's patience with a silent connection. */
    private static final Duration KEPT = Duration.ofSeconds(45);
    private static final int MOST_KEPT = 32;

    private static final Map<ClusterAccess, WeakReference<ClusterConnection>> OPEN = new HashMap<>();
    private static final Map<ClusterAccess, Kept> RECENT = new LinkedHashMap<>();

    private SharedConnections() {
    }

    private record Kept(ClusterConnection connection, long untilNanos) {
    }

    static synchronized ClusterConnection get(ClusterAccess access) throws KubeconfigException {
        OPEN.values().removeIf(reference -> reference.get() == null);
        WeakReference<ClusterConnection> known = OPEN.get(access);
        ClusterConnection connection = known == null ? null : known.get();
        if (connection == null) {
            connection = ClusterConnection.open(access);
            OPEN.put(connection.access(), new WeakReference<>(connection));
        }
        keep(access, connection);
        return connection;
    }

    private static void keep(ClusterAccess access, ClusterConnection connection) {
        if (RECENT.isEmpty()) {
            ClusterThreads.later(KEPT, SharedConnections::release);
        }
        RECENT.remove(access);
        RECENT.put(access, new Kept(connection, System.nanoTime() + KEPT.toNanos()));
        if (RECENT.size() > MOST_KEPT) {
            RECENT.remove(RECENT.keySet().iterator().next());
        }
    }

    private static synchronized void release() {
        RECENT.values().removeIf(kept -> System.nanoTime() - kept.untilNanos() >= 0);
        if (!RECENT.isEmpty()) {
            ClusterThreads.later(KEPT, SharedConnections::release);
        }
    }
}
