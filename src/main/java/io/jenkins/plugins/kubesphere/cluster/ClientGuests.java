package io.jenkins.plugins.kubesphere.cluster;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who uses a shared client, by host and port. Apart from the client, as the client's threads refer to this for as long as they run, and end only when
 * nobody refers to the client.
 */
final class ClientGuests {

    /** No fingerprint. */
    private static final String BANNED = "";

    private final Map<String, Guest> guests = new ConcurrentHashMap<>();

    /** An address and whose it is for good: connections that are kept alive outlive the kubeconfig that opened them. */
    private record Guest(String fingerprint, WeakReference<ClusterIdentity> identity) {
    }

    /** Gives the identity to refer to, {@code null} when the address is another one's. */
    ClusterIdentity admit(ClusterIdentity identity) {
        Guest known = guests.get(identity.place());
        if (known != null && !known.fingerprint().equals(identity.fingerprint())) {
            return null;
        }
        ClusterIdentity present = known == null ? null : known.identity().get();
        if (present != null) {
            return present;
        }
        guests.put(identity.place(), new Guest(identity.fingerprint(), new WeakReference<>(identity)));
        return identity;
    }

    /** Admits nobody to this address any more. */
    void ban(String place) {
        guests.computeIfPresent(place, (same, guest) -> new Guest(BANNED, guest.identity()));
    }

    /** {@code null} when nobody uses that address any more. */
    ClusterIdentity identity(String place) {
        Guest guest = guests.get(place);
        return guest == null ? null : guest.identity().get();
    }
}
