package io.jenkins.plugins.kubesphere.cluster;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** HTTP clients that several clusters use, each with an identity of its own, told apart by host and port. */
final class SharedClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int HTTP_PORT = 80;
    /** No fingerprint. */
    private static final String BANNED = "";

    private final Map<String, Guest> guests = new ConcurrentHashMap<>();
    private final List<SNIServerName> serverNames;
    private final HttpClient http;
    private final HttpClient watches;

    /** An address and whose it is for good: connections that are kept alive outlive the kubeconfig that opened them. */
    private record Guest(String fingerprint, WeakReference<ClusterIdentity> identity) {
    }

    SharedClient(List<SNIServerName> serverNames) throws GeneralSecurityException {
        this.serverNames = serverNames;
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(new KeyManager[] {new SharedKeys(this::identity)}, new TrustManager[] {new SharedTrust(this::identity)}, null);
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER).executor(ClusterThreads.pool()).sslContext(tls).proxy(new Proxies());
        if (!serverNames.isEmpty()) {
            SSLParameters parameters = tls.getDefaultSSLParameters();
            parameters.setServerNames(serverNames);
            builder.sslParameters(parameters);
        }
        this.watches = builder.build();
        this.http = builder.version(HttpClient.Version.HTTP_2).build();
    }

    /** Lets an identity use the client; nobody else gets its address. Gives the identity to refer to, {@code null} when it has to go elsewhere. */
    ClusterIdentity admit(ClusterIdentity identity) {
        if (!serverNames.equals(identity.serverNames())) {
            return null;
        }
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
    private ClusterIdentity identity(String place) {
        Guest guest = guests.get(place);
        return guest == null ? null : guest.identity().get();
    }

    /** For requests that have an end. */
    HttpClient http() {
        return http;
    }

    /** Watches are cut off when they are no longer needed; a client of their own keeps such connections from the pool of the others. */
    HttpClient watches() {
        return watches;
    }

    private final class Proxies extends ProxySelector {
        @Override
        public List<Proxy> select(URI address) {
            ClusterIdentity identity = identity(SharedClients.place(address));
            if (identity == null || identity.proxy() == null) {
                ProxySelector usual = ProxySelector.getDefault();
                return usual == null ? List.of(Proxy.NO_PROXY) : usual.select(address);
            }
            URI proxy = identity.proxy();
            return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? HTTP_PORT : proxy.getPort())));
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
            // The request fails, which is enough.
        }
    }
}
