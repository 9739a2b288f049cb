package io.jenkins.plugins.kubesphere.cluster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Everything that belongs to a TLS connection to one cluster: whom it trusts, who it is, and the way there. Tokens are not: they go with each request. */
final class ClusterIdentity {

    private final String place;
    private final URI proxy;
    private final List<SNIServerName> serverNames;
    private final X509ExtendedKeyManager keys;
    private final X509ExtendedTrustManager trust;
    private final String fingerprint;

    ClusterIdentity(ClusterAccess access) throws GeneralSecurityException {
        this.place = SharedClients.place(access.server());
        this.proxy = access.proxy();
        this.serverNames = ClusterTls.names(access).orElse(List.of());
        this.keys = ClusterTls.keys(access);
        this.trust = ClusterTls.trust(access);
        this.fingerprint = fingerprint(access);
    }

    private static String fingerprint(ClusterAccess access) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        add(digest, String.join(" ", String.valueOf(access.insecure()), String.valueOf(access.tlsServerName()), String.valueOf(access.proxy()))
                .getBytes(StandardCharsets.UTF_8));
        for (List<X509Certificate> certificates : List.of(access.certificateAuthority(), access.clientCertificate())) {
            add(digest, new byte[] {(byte) certificates.size()});
            for (X509Certificate certificate : certificates) {
                add(digest, certificate.getEncoded());
            }
        }
        if (access.clientKey() != null) {
            byte[] key = access.clientKey().getEncoded();
            if (key != null) {
                add(digest, key);
                Arrays.fill(key, (byte) 0);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(String.valueOf(part.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(part);
    }

    /** Host and port. */
    String place() {
        return place;
    }

    /** The HTTP proxy to go through, or {@code null} for what Java's settings say. */
    URI proxy() {
        return proxy;
    }

    /** To ask the server for, in place of the host; empty for the host. */
    List<SNIServerName> serverNames() {
        return serverNames;
    }

    /** {@code null} without a client certificate. */
    X509ExtendedKeyManager keys() {
        return keys;
    }

    X509ExtendedTrustManager trust() {
        return trust;
    }

    /** The same for the same identity, and tells nothing about it. */
    String fingerprint() {
        return fingerprint;
    }
}
