package io.jenkins.plugins.kubesphere.cluster.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An admission webhook over TLS on the loopback interface, known to the real cluster for a test's namespace. */
final class Webhook implements AutoCloseable {

    private static final char[] WORD = "webhook".toCharArray();

    private final RealCluster cluster;
    private final int port;
    private HttpsServer server;

    private Webhook(RealCluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    /**
     * Registers the webhook; nobody serves it yet.
     *
     * @param resources JSON list of what it judges when it is created or updated
     */
    static Webhook register(RealCluster cluster, String resources) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String authority = Base64.getEncoder().encodeToString(Files.readAllBytes(cluster.audit().resolveSibling("ca.crt")));
        cluster.create("admissionregistration.k8s.io/v1", "validatingwebhookconfigurations", """
                {"metadata": {"name": "%1$s"}, "webhooks": [{"name": "judge.example.com", "sideEffects": "None", "admissionReviewVersions": ["v1"],
                 "timeoutSeconds": 2, "failurePolicy": "Fail", "clientConfig": {"url": "https://127.0.0.1:%2$d/judge", "caBundle": "%3$s"},
                 "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "%1$s"}},
                 "rules": [{"apiGroups": ["*"], "apiVersions": ["*"], "operations": ["CREATE", "UPDATE"], "resources": %4$s}]}]}"""
                .formatted(cluster.namespace(), port, authority, resources));
        return new Webhook(cluster, port);
    }

    /** Begins to serve; the judge gets the object and answers with why it is denied, or an empty string. */
    Webhook serve(Function<JsonNode, String> judge) throws Exception {
        Path files = cluster.audit().getParent();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(files.resolve("apiserver.crt"), files.resolve("apiserver.key"))));
        server.createContext("/judge", exchange -> {
            try (exchange; InputStream in = exchange.getRequestBody()) {
                JsonNode request = RealCluster.json(new String(in.readAllBytes(), StandardCharsets.UTF_8)).path("request");
                String denial = judge.apply(request.path("object"));
                byte[] answer = """
                        {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "response": {"uid": "%s", "allowed": %s, "status": {"message": "%s"}}}"""
                        .formatted(request.path("uid").asText(), denial.isEmpty(), denial).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        server.start();
        return this;
    }

    private static SSLContext context(Path certificate, Path key) throws Exception {
        Certificate own;
        try (InputStream in = Files.newInputStream(certificate)) {
            own = CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        String pem = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, WORD);
        keys.setKeyEntry("own", KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))), WORD,
                new Certificate[] {own});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, WORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() throws Exception {
        cluster.delete("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/" + cluster.namespace());
        if (server != null) {
            server.stop(0);
        }
    }
}
