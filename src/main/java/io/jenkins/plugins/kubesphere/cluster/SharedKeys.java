package io.jenkins.plugins.kubesphere.cluster;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Gives each server the client certificate that is meant for it, and no other. */
final class SharedKeys extends X509ExtendedKeyManager {

    /** Not part of any host name or port. */
    private static final char SEPARATOR = ' ';

    private final Function<String, ClusterIdentity> identities;

    /** @param identities by host and port; gives {@code null} for unknown ones */
    SharedKeys(Function<String, ClusterIdentity> identities) {
        this.identities = identities;
    }

    private X509ExtendedKeyManager keys(String place) {
        ClusterIdentity identity = identities.apply(place);
        return identity == null ? null : identity.keys();
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
        String place = SharedClients.place(engine.getPeerHost(), engine.getPeerPort());
        X509ExtendedKeyManager keys = keys(place);
        String alias = keys == null ? null : keys.chooseEngineClientAlias(types, issuers, engine);
        return alias == null ? null : place + SEPARATOR + alias;
    }

    private X509ExtendedKeyManager keysOf(String alias) {
        int separator = alias.indexOf(SEPARATOR);
        return separator < 0 ? null : keys(alias.substring(0, separator));
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        X509ExtendedKeyManager keys = keysOf(alias);
        return keys == null ? null : keys.getCertificateChain(alias.substring(alias.indexOf(SEPARATOR) + 1));
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        X509ExtendedKeyManager keys = keysOf(alias);
        return keys == null ? null : keys.getPrivateKey(alias.substring(alias.indexOf(SEPARATOR) + 1));
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return null;
    }
}
