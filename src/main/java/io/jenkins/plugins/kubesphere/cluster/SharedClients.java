package io.jenkins.plugins.kubesphere.cluster;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * HTTP clients for all clusters together: each client has threads of its own, and a hundred clusters must not need a hundred of them. Two identities
 * towards one address never share a client, as a kept-alive connection belongs to the identity that opened it.
 */
final class SharedClients {

    private static final List<WeakReference<SharedClient>> CLIENTS = new ArrayList<>();

    private SharedClients() {
    }

    /**
     * Where a cluster's requests go.
     *
     * @param client to send them with
     * @param identity has to be referred to for as long as the client is used: it forgets the identity afterwards
     */
    record Seat(SharedClient client, ClusterIdentity identity) {
    }

    static synchronized Seat take(ClusterIdentity identity) throws GeneralSecurityException {
        CLIENTS.removeIf(reference -> reference.get() == null);
        for (WeakReference<SharedClient> reference : CLIENTS) {
            SharedClient client = reference.get();
            ClusterIdentity admitted = client == null ? null : client.admit(identity);
            if (admitted != null) {
                return new Seat(client, admitted);
            }
        }
        SharedClient client = new SharedClient(identity.serverNames());
        CLIENTS.add(new WeakReference<>(client));
        return new Seat(client, client.admit(identity));
    }

    /** Another client for the same cluster, whose connections of this one are not to be trusted any more. */
    static synchronized Seat leave(Seat left) {
        left.client().ban(left.identity().place());
        try {
            return take(left.identity());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what could be set up once can be set up again", e);
        }
    }

    /** Host and port, as connections are told apart. */
    static String place(URI address) {
        return place(address.getHost(), port(address));
    }

    static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
    }

    static String place(String host, int port) {
        String bare = host != null && host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return String.valueOf(bare).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
