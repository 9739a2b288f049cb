package io.jenkins.plugins.kubesphere.cluster;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Checks each server's certificate against what its own kubeconfig trusts; a server that none of them names is never trusted. */
final class SharedTrust extends X509ExtendedTrustManager {

    private final Function<String, ClusterIdentity> identities;

    /** @param identities by host and port; gives {@code null} for unknown ones */
    SharedTrust(Function<String, ClusterIdentity> identities) {
        this.identities = identities;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType, SSLEngine engine) throws CertificateException {
        String place = SharedClients.place(engine.getPeerHost(), engine.getPeerPort());
        ClusterIdentity identity = identities.apply(place);
        if (identity == null) {
            throw unknown(place);
        }
        identity.trust().checkServerTrusted(certificates, authType, engine);
    }

    private static CertificateException unknown(String place) {
        return new CertificateException(Messages.tls_wrong_name(place));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType, Socket socket) throws CertificateException {
        throw unknown(String.valueOf(socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
        throw unknown(authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType, SSLEngine engine) throws CertificateException {
        throw unknown(authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType, Socket socket) throws CertificateException {
        throw unknown(authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
        throw unknown(authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
