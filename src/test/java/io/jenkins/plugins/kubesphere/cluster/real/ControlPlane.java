package io.jenkins.plugins.kubesphere.cluster.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.cluster.Answer;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Assume;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** An etcd and a kube-apiserver that a test may kill, stop and start again. No controllers run: what becomes ready does so by the test's hand. */
public final class ControlPlane extends ExternalResource {

    private final TemporaryFolder folder = new TemporaryFolder();
    private Path programs;
    private Path home;
    private int port;
    private int etcdPort;
    private Process etcd;
    private Process server;
    private ClusterConnection admin;

    @Override
    protected void before() throws Throwable {
        Assume.assumeTrue("kube-apiserver is missing: run src/testbed/up first", System.getenv("KUBEBUILDER_ASSETS") != null);
        programs = Path.of(System.getenv("KUBEBUILDER_ASSETS"));
        folder.create();
        home = folder.getRoot().toPath();
        port = freePort();
        etcdPort = freePort();
        int peers = freePort();
        byte[] key = keys();
        Files.writeString(home.resolve("sa.key"), "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(home.resolve("tokens.csv"), "test-token,admin,1,\"system:masters\"\n");
        String etcdUrl = "http://127.0.0.1:" + etcdPort;
        etcd = run("etcd", "--data-dir", home.resolve("etcd").toString(), "--listen-client-urls", etcdUrl, "--advertise-client-urls", etcdUrl,
                "--listen-peer-urls", "http://127.0.0.1:" + peers, "--initial-advertise-peer-urls", "http://127.0.0.1:" + peers,
                "--initial-cluster", "default=http://127.0.0.1:" + peers, "--unsafe-no-fsync");
        startServer();
        // The server makes its certificate itself; the file holds its authority's as well.
        for (int i = 0; i < 600 && !Files.exists(home.resolve("apiserver.key")); i++) {
            Thread.sleep(50);
        }
        admin = ClusterConnection.to(Kubeconfig.parse(kubeconfig()).access(null));
        waitUntilReady();
    }

    @Override
    protected void after() {
        for (Process process : new Process[] {server, etcd}) {
            if (process != null) {
                process.destroyForcibly();
                process.onExit().orTimeout(10, TimeUnit.SECONDS).handle((done, failure) -> null).join();
            }
        }
        folder.delete();
    }

    private static byte[] keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate().getEncoded();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private Process run(String program, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve(program + ".log").toFile())).start();
    }

    public String kubeconfig() throws IOException {
        return """
                {apiVersion: v1, kind: Config, current-context: own, contexts: [{name: own, context: {cluster: own, user: admin}}],
                 clusters: [{name: own, cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}}],
                 users: [{name: admin, user: {token: test-token}}]}
                """.formatted(port, Base64.getEncoder().encodeToString(Files.readAllBytes(home.resolve("apiserver.crt"))));
    }

    public ClusterConnection admin() {
        return admin;
    }

    public void startServer() throws IOException {
        server = run("kube-apiserver", "--etcd-servers", "http://127.0.0.1:" + etcdPort, "--bind-address", "127.0.0.1", "--advertise-address", "127.0.0.1",
                "--secure-port", String.valueOf(port), "--cert-dir", home.toString(), "--authorization-mode", "RBAC", "--token-auth-file",
                home.resolve("tokens.csv").toString(), "--service-account-issuer", "https://kubernetes.default.svc", "--service-account-key-file",
                home.resolve("sa.key").toString(), "--service-account-signing-key-file", home.resolve("sa.key").toString(),
                "--service-cluster-ip-range", "10.96.0.0/16", "--endpoint-reconciler-type", "none", "--watch-cache=false", "--disable-admission-plugins", "ServiceAccount");
    }

    public void waitUntilReady() throws Exception {
        String last = "";
        for (int i = 0; i < 600; i++) {
            assertTrue(Files.readString(home.resolve("kube-apiserver.log")), server.isAlive());
            Answer answer = admin.get("/api/v1/namespaces/default").exceptionally(failure -> null).get();
            if (answer != null && answer.isOk()) {
                return;
            }
            last = answer == null ? "no answer" : answer.message();
            Thread.sleep(100);
        }
        throw new AssertionError(last);
    }

    public void killServer() {
        server.destroyForcibly();
    }

    /** SIGSTOP or SIGCONT: connections stay open, nothing is answered. */
    public void signal(String name) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, String.valueOf(server.pid())).start().waitFor());
    }

    /** Makes etcd forget every older revision. */
    void compact() throws Exception {
        String revision = post("/v3/kv/range", "{\"key\": \"AA==\"}").replaceFirst("(?s).*\"revision\":\"(\\d+)\".*", "$1");
        post("/v3/kv/compaction", "{\"revision\": " + revision + ", \"physical\": true}");
    }

    private String post(String path, String json) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + etcdPort + path))
                .POST(HttpRequest.BodyPublishers.ofString(json)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(answer.body(), 200, answer.statusCode());
        return answer.body();
    }

    /** Gives a service of type LoadBalancer its address. */
    void balance(String service) throws Exception {
        Answer answer = RealCluster.await(admin.send("PATCH", "/api/v1/namespaces/default/services/" + service + "/status", "application/merge-patch+json",
                RealCluster.json("{\"status\": {\"loadBalancer\": {\"ingress\": [{\"ip\": \"192.0.2.7\"}]}}}")));
        assertTrue(answer.message(), answer.isOk());
    }
}
