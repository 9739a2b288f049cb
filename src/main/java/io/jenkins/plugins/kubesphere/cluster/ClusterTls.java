package io.jenkins.plugins.kubesphere.cluster;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** TLS as one kubeconfig context wants it. */
final class ClusterTls {

    private static final Pattern NUMBER = Pattern.compile("[0-9.]+|.*:.*");

    private ClusterTls() {
    }

    /** The client certificate and its key; {@code null} when there is none. */
    static X509ExtendedKeyManager keys(ClusterAccess access) throws GeneralSecurityException {
        if (access.clientKey() == null) {
            return null;
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("client", access.clientKey(), new char[0], access.clientCertificate().toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    }

    /** The name to ask the server for, where its address is a number; an address that has a name is asked for by that. */
    static Optional<List<SNIServerName>> names(ClusterAccess access) {
        String name = access.tlsServerName();
        return name == null || NUMBER.matcher(name).matches() ? Optional.empty() : Optional.of(List.of(new SNIHostName(name)));
    }

    static X509ExtendedTrustManager trust(ClusterAccess access) throws GeneralSecurityException {
        KeyStore store = null;
        if (!access.certificateAuthority().isEmpty()) {
            store = emptyStore();
            for (int i = 0; i < access.certificateAuthority().size(); i++) {
                store.setCertificateEntry("ca" + i, access.certificateAuthority().get(i));
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        X509ExtendedTrustManager pkix = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        return access.insecure() || access.tlsServerName() != null ? new NamedTrust(pkix, access.insecure(), access.tlsServerName()) : pkix;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (java.io.IOException e) {
            throw new GeneralSecurityException(e);
        }
        return store;
    }

    /** Whether a certificate was issued for a DNS name or address (RFC 6125: one leading wildcard label). */
    static boolean isFor(X509Certificate certificate, String name) throws CertificateException {
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives == null) {
            return false;
        }
        for (List<?> alternative : alternatives) {
            int kind = (Integer) alternative.get(0);
            if ((kind == 2 || kind == 7) && alternative.get(1) instanceof String given) {
                boolean wildcard = kind == 2 && given.startsWith("*.") && name.indexOf('.') > 0
                        && name.substring(name.indexOf('.')).equalsIgnoreCase(given.substring(1));
                if (given.equalsIgnoreCase(name) || wildcard) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Checks the chain, and the name in the certificate against {@code tls-server-name}; or nothing when the kubeconfig switches checks off. */
    private static final class NamedTrust extends X509ExtendedTrustManager {

        private final X509TrustManager chain;
        private final boolean insecure;
        private final String name;

        NamedTrust(X509TrustManager chain, boolean insecure, String name) {
            this.chain = chain;
            this.insecure = insecure;
            this.name = name;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
            if (insecure) {
                return;
            }
            chain.checkServerTrusted(certificates, authType);
            if (!isFor(certificates[0], name)) {
                throw new CertificateException(Messages.tls_wrong_name(name));
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String authType, Socket socket) throws CertificateException {
            checkServerTrusted(certificates, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String authType, SSLEngine engine) throws CertificateException {
            checkServerTrusted(certificates, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
            chain.checkClientTrusted(certificates, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String authType, Socket socket) throws CertificateException {
            chain.checkClientTrusted(certificates, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String authType, SSLEngine engine) throws CertificateException {
            chain.checkClientTrusted(certificates, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return chain.getAcceptedIssuers();
        }
    }
}
