package io.jenkins.plugins.kubesphere.cluster;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** Open connections by what they connect, for as long as somebody uses them: fifty builds on one cluster share its sockets and one selector thread. */
final class SharedConnections {

    private static final Map<ClusterAccess, WeakReference<ClusterConnection>> OPEN = new HashMap<>();

    private SharedConnections() {
    }

    static synchronized ClusterConnection get(ClusterAccess access) throws KubeconfigException {
        OPEN.values().removeIf(reference -> reference.get() == null);
        WeakReference<ClusterConnection> known = OPEN.get(access);
        ClusterConnection connection = known == null ? null : known.get();
        if (connection == null) {
            connection = ClusterConnection.open(access);
            OPEN.put(connection.access(), new WeakReference<>(connection));
        }
        return connection;
    }
}
