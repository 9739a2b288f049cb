package io.jenkins.plugins.kubesphere.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** HTTP clients that several clusters use, each with an identity of its own, told apart by host and port. */
final class SharedClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int HTTP_PORT = 80;

    private final ClientGuests guests = new ClientGuests();
    private final List<SNIServerName> serverNames;
    private final HttpClient http;
    private final HttpClient watches;

    SharedClient(List<SNIServerName> serverNames) throws GeneralSecurityException {
        this.serverNames = serverNames;
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(new KeyManager[] {new SharedKeys(guests::identity)}, new TrustManager[] {new SharedTrust(guests::identity)}, null);
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER).executor(ClusterThreads.pool()).sslContext(tls).proxy(new Proxies(guests));
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
        return serverNames.equals(identity.serverNames()) ? guests.admit(identity) : null;
    }

    /** Admits nobody to this address any more. */
    void ban(String place) {
        guests.ban(place);
    }

    /** For requests that have an end. */
    HttpClient http() {
        return http;
    }

    /** Watches are cut off when they are no longer needed; a client of their own keeps such connections from the pool of the others. */
    HttpClient watches() {
        return watches;
    }

    private static final class Proxies extends ProxySelector {
        private final ClientGuests guests;

        Proxies(ClientGuests guests) {
            this.guests = guests;
        }

        @Override
        public List<Proxy> select(URI address) {
            ClusterIdentity identity = guests.identity(SharedClients.place(address));
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
