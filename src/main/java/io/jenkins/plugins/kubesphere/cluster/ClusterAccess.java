package io.jenkins.plugins.kubesphere.cluster;

import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/**
 * How to reach one cluster as one user: what a context of a kubeconfig says, checked. Lives in memory only.
 *
 * @param context name of the context
 * @param server https (or, for a loopback address, http) address of the API server
 * @param certificateAuthority certificates to trust; empty for those of the Java runtime
 * @param insecure true when the server's certificate is not checked
 * @param tlsServerName name to expect in the server's certificate instead of the host; {@code null} for the host
 * @param proxy HTTP proxy to go through, or {@code null}
 * @param namespace the context's namespace, {@code default} when it names none
 * @param clientCertificate chain of the client certificate; empty when there is none
 * @param clientKey its key, or {@code null}
 * @param authorization value of the Authorization header, or {@code null}
 */
public record ClusterAccess(String context, URI server, List<X509Certificate> certificateAuthority, boolean insecure, String tlsServerName, URI proxy,
        String namespace, List<X509Certificate> clientCertificate, PrivateKey clientKey, String authorization) {

    /** The same cluster by the name that people know it by, which sentences about it use. */
    public ClusterAccess named(String name) {
        return new ClusterAccess(name, server, certificateAuthority, insecure, tlsServerName, proxy, namespace, clientCertificate, clientKey, authorization);
    }

    /** Where the requests arrive, the same however the address is written: two accesses with the same place lead to one API server. */
    public String place() {
        String path = server.getPath() == null ? "" : server.getPath().replaceFirst("/+$", "");
        String host = String.valueOf(server.getHost()).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        String name = tlsServerName == null ? host : tlsServerName.toLowerCase(Locale.ROOT);
        // Behind a proxy, or a gateway that goes by the name in the TLS handshake, the same address may be another cluster's.
        return SharedClients.place(host, SharedClients.port(server)) + path + (name.equals(host) ? "" : " as " + name) + (proxy == null ? "" : " by " + proxy);
    }

    /** The server's address only: everything else may be secret. */
    @Override
    public String toString() {
        return context + " (" + server + ")";
    }
}
