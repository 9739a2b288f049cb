package io.jenkins.plugins.kubesphere.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The cluster and user entries that one context of a kubeconfig names, checked field by field. */
final class KubeconfigEntries {

    private static final Set<String> CLUSTER = Set.of("server", "certificate-authority-data", "insecure-skip-tls-verify", "tls-server-name", "proxy-url",
            "disable-compression", "extensions");
    private static final Set<String> USER = Set.of("client-certificate-data", "client-key-data", "token", "username", "password", "extensions");
    /** What would read a file of the controller, or run a program on it. */
    private static final Map<String, String> REFUSED = Map.of("certificate-authority", "certificate-authority-data",
            "client-certificate", "client-certificate-data", "client-key", "client-key-data", "tokenFile", "token");
    private static final Set<String> PROGRAMS = Set.of("exec", "auth-provider");
    private static final Set<String> IMPERSONATION = Set.of("as", "as-uid", "as-groups", "as-user-extra");

    /** A name as DNS has it, or an address. */
    private static final Pattern SERVER_NAME = Pattern.compile("[A-Za-z0-9]([-_A-Za-z0-9]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([-_A-Za-z0-9]*[A-Za-z0-9])?)*|[0-9a-fA-F:.]+");

    private final String clusterName;
    private final ObjectNode cluster;
    private final String userName;
    private final ObjectNode user;

    KubeconfigEntries(String clusterName, ObjectNode cluster, String userName, ObjectNode user) {
        this.clusterName = clusterName;
        this.cluster = cluster;
        this.userName = userName;
        this.user = user;
    }

    ClusterAccess access(String context, String namespace) throws KubeconfigException {
        refuse(cluster, "clusters[" + clusterName + "].cluster.", CLUSTER);
        refuse(user, "users[" + userName + "].user.", USER);
        URI server = server();
        boolean insecure = cluster.path("insecure-skip-tls-verify").asBoolean(false);
        String authorities = clusterField("certificate-authority-data");
        if (insecure && !authorities.isEmpty()) {
            throw new KubeconfigException(Messages.kubeconfig_insecure_with_ca(clusterName));
        }
        List<X509Certificate> authority = authorities.isEmpty() ? List.of()
                : PemData.certificates("clusters[" + clusterName + "].cluster.certificate-authority-data", authorities);
        String serverName = clusterField("tls-server-name");
        if (!serverName.isEmpty() && !SERVER_NAME.matcher(serverName).matches()) {
            throw new KubeconfigException(Messages.kubeconfig_bad_server_name(clusterName));
        }
        String certificate = userField("client-certificate-data");
        String key = userField("client-key-data");
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new KubeconfigException(Messages.kubeconfig_half_certificate(userName, certificate.isEmpty() ? "client-certificate-data" : "client-key-data"));
        }
        List<X509Certificate> chain = List.of();
        PrivateKey privateKey = null;
        if (!certificate.isEmpty()) {
            chain = PemData.certificates("users[" + userName + "].user.client-certificate-data", certificate);
            PemData.requireCurrent(userName, chain.get(0));
            privateKey = PemData.key("users[" + userName + "].user.client-key-data", key, chain.get(0));
        }
        return new ClusterAccess(context, server, authority, insecure, serverName.isEmpty() ? null : serverName, proxy(), namespace, chain, privateKey,
                authorization());
    }

    private void refuse(ObjectNode entry, String path, Set<String> known) throws KubeconfigException {
        for (String field : Kubeconfig.fields(entry)) {
            if (PROGRAMS.contains(field)) {
                throw new KubeconfigException(Messages.kubeconfig_program(path + field));
            }
            if (REFUSED.containsKey(field)) {
                throw new KubeconfigException(Messages.kubeconfig_file(path + field, REFUSED.get(field)));
            }
            if (IMPERSONATION.contains(field)) {
                throw new KubeconfigException(Messages.kubeconfig_impersonation(path + field));
            }
            if (!known.contains(field)) {
                throw new KubeconfigException(Messages.kubeconfig_unknown_field(path + field));
            }
        }
    }

    private URI server() throws KubeconfigException {
        String text = clusterField("server");
        if (text.isEmpty()) {
            throw new KubeconfigException(Messages.kubeconfig_no_server(clusterName));
        }
        URI server = uri(text);
        if (server == null || server.getHost() == null || server.getUserInfo() != null || server.getQuery() != null || server.getFragment() != null) {
            throw new KubeconfigException(Messages.kubeconfig_bad_server(clusterName));
        }
        if ("http".equalsIgnoreCase(server.getScheme()) && isLoopback(server.getHost())) {
            return server;
        }
        if (!"https".equalsIgnoreCase(server.getScheme())) {
            throw new KubeconfigException(Messages.kubeconfig_not_https(clusterName, text));
        }
        return server;
    }

    private URI proxy() throws KubeconfigException {
        String text = clusterField("proxy-url");
        if (text.isEmpty()) {
            return null;
        }
        URI proxy = uri(text);
        if (proxy == null || proxy.getHost() == null || !"http".equalsIgnoreCase(proxy.getScheme())) {
            throw new KubeconfigException(Messages.kubeconfig_odd_proxy(clusterName));
        }
        if (proxy.getUserInfo() != null) {
            throw new KubeconfigException(Messages.kubeconfig_proxy_user(clusterName));
        }
        return proxy;
    }

    private String authorization() throws KubeconfigException {
        String token = userField("token").strip();
        String username = userField("username");
        String password = userField("password");
        if (!token.isEmpty()) {
            if (token.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
                throw new KubeconfigException(Messages.kubeconfig_bad_token(userName));
            }
            return "Bearer " + token;
        }
        if (username.isEmpty() && password.isEmpty()) {
            return null;
        }
        return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private String clusterField(String field) throws KubeconfigException {
        return Kubeconfig.text(cluster, field, "clusters[" + clusterName + "].cluster." + field);
    }

    private String userField(String field) throws KubeconfigException {
        return Kubeconfig.text(user, field, "users[" + userName + "].user." + field);
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        // Only literal addresses: a name could be made to resolve to anything.
        if (!host.matches("[0-9.]+|\\[[0-9a-fA-F:]+\\]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
