package io.jenkins.plugins.kubesphere.embedded.cluster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes kubeconfig files in which everything is inline. */
final class KubeconfigText {
    private KubeconfigText() {}

    static String withCertificate(String cluster, URI url, String authority, String certificate, String key) {
        return text(cluster, url, authority,
                "    client-certificate-data: " + base64(certificate) + "\n    client-key-data: " + base64(key) + "\n");
    }

    static String withToken(String cluster, URI url, String authority, String token) {
        return text(cluster, url, authority, "    token: " + token + "\n");
    }

    private static String text(String cluster, URI url, String authority, String user) {
        return "apiVersion: v1\nkind: Config\nclusters:\n- name: " + cluster + "\n  cluster:\n    server: " + url
                + "\n    certificate-authority-data: " + base64(authority) + "\nusers:\n- name: " + cluster + "-admin\n  user:\n" + user
                + "contexts:\n- name: " + cluster + "\n  context:\n    cluster: " + cluster + "\n    user: " + cluster
                + "-admin\ncurrent-context: " + cluster + "\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
