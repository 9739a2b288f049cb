package io.jenkins.plugins.kubesphere.cluster.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.cluster.Answer;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import io.jenkins.plugins.kubesphere.cluster.Release;
import io.jenkins.plugins.kubesphere.cluster.ReleaseOptions;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocuments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.Assume;
import org.junit.rules.ExternalResource;

/** A namespace of its own in a real cluster of {@code src/testbed/up}, for as long as a test takes. Skips the test where there is no such cluster. */
public final class RealCluster extends ExternalResource {

    /** Waits at most this long, which is long enough for a machine that is busy. */
    public static final ReleaseOptions PATIENT = new ReleaseOptions("", false, false, true, Duration.ofSeconds(60), false);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String variable;
    private String namespace;
    private ClusterConnection admin;
    private Path kubeconfig;

    public RealCluster() {
        this("TESTBED_KUBECONFIG_ONE");
    }

    public RealCluster(String variable) {
        this.variable = variable;
    }

    @Override
    protected void before() throws Exception {
        Assume.assumeTrue("a real kube-apiserver is missing: run src/testbed/up first", System.getenv(variable) != null);
        kubeconfig = Path.of(System.getenv(variable));
        admin = ClusterConnection.to(Kubeconfig.parse(Files.readString(kubeconfig)).access(null));
        namespace = "apply-" + UUID.randomUUID().toString().substring(0, 8);
        create("v1", "namespaces", "{\"metadata\": {\"name\": \"%s\"}}".formatted(namespace));
    }

    @Override
    protected void after() {
        if (namespace != null) {
            admin.send("DELETE", "/api/v1/namespaces/" + namespace, null, null).orTimeout(10, TimeUnit.SECONDS).handle((answer, failure) -> null).join();
        }
    }

    public String namespace() {
        return namespace;
    }

    /** A connection with every right. */
    public ClusterConnection admin() {
        return admin;
    }

    /** A kubeconfig with every right, whose namespace is the test's. */
    public String kubeconfig() throws Exception {
        return Files.readString(kubeconfig).replaceFirst("context: \\{", "context: {namespace: " + namespace + ", ");
    }

    /** Where the API server writes down what it was asked to change. */
    public Path audit() {
        return kubeconfig.resolveSibling("audit.log");
    }

    /** Applies a manifest in the test's namespace with every right. */
    public ReleaseResult apply(String manifest, ReleaseOptions options, Recorder recorder) throws Exception {
        return await(release(admin, manifest, options, recorder).start());
    }

    public ReleaseResult apply(String manifest) throws Exception {
        return apply(manifest, PATIENT, new Recorder());
    }

    public Release release(ClusterConnection connection, String manifest, ReleaseOptions options, Recorder recorder) throws Exception {
        return Release.of(connection, ManifestDocuments.read("m.yaml", manifest), options.namespace().isEmpty() ? options.inNamespace(namespace) : options,
                recorder);
    }

    /** The value, or the {@link ClusterException} it failed with. */
    public static <T> T await(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(120, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ClusterException problem ? problem : e;
        }
    }

    /** Path of something in the test's namespace, for example {@code path("apps/v1", "deployments/web")}. */
    public String path(String version, String rest) {
        return (version.contains("/") ? "/apis/" : "/api/") + version + "/namespaces/" + namespace + "/" + rest;
    }

    /** An object of the test's namespace, {@code null} when it is not there. */
    public ObjectNode get(String version, String rest) throws Exception {
        Answer answer = await(admin.get(path(version, rest)));
        assertTrue(answer.message(), answer.isOk() || answer.status() == 404);
        return answer.isOk() ? answer.body() : null;
    }

    /** Creates an object of the whole cluster. */
    public ObjectNode create(String version, String plural, String json) throws Exception {
        return post((version.contains("/") ? "/apis/" : "/api/") + version + "/" + plural, json);
    }

    /** Creates an object in the test's namespace. */
    public ObjectNode createHere(String version, String plural, String json) throws Exception {
        return post(path(version, plural), json);
    }

    private ObjectNode post(String path, String json) throws Exception {
        Answer answer = await(admin.send("POST", path, "application/json", JSON.readTree(json)));
        assertTrue(answer.message(), answer.isOk());
        return answer.body();
    }

    /** Merges JSON into an object or its status. */
    public void patch(String path, String json) throws Exception {
        Answer answer = await(admin.send("PATCH", path, "application/merge-patch+json", JSON.readTree(json)));
        assertTrue(answer.message(), answer.isOk());
    }

    public void delete(String path) throws Exception {
        await(admin.send("DELETE", path, null, null));
    }

    /** Runs the kubectl of the same version in the test's namespace, with the manifest as its input. */
    public String kubectl(String manifest, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getenv("KUBEBUILDER_ASSETS"), "kubectl").toString(), "--kubeconfig",
                kubeconfig.toString(), "--namespace", namespace));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(manifest.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 0, process.waitFor());
        return output;
    }

    /**
     * A connection as somebody who may do only this in the test's namespace.
     *
     * @param rules JSON of the rules of a Role
     */
    public ClusterConnection userWith(String rules) throws Exception {
        return ClusterConnection.to(Kubeconfig.parse(kubeconfigWith(rules)).access(null));
    }

    /** The kubeconfig of {@link #userWith}. */
    public String kubeconfigWith(String rules) throws Exception {
        String user = "user-" + UUID.randomUUID().toString().substring(0, 8);
        createHere("v1", "serviceaccounts", "{\"metadata\": {\"name\": \"%s\"}}".formatted(user));
        createHere("rbac.authorization.k8s.io/v1", "roles", "{\"metadata\": {\"name\": \"%s\"}, \"rules\": %s}".formatted(user, rules));
        createHere("rbac.authorization.k8s.io/v1", "rolebindings", """
                {"metadata": {"name": "%s"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "%s"},
                 "subjects": [{"kind": "ServiceAccount", "name": "%s", "namespace": "%s"}]}""".formatted(user, user, user, namespace));
        String token = createHere("v1", "serviceaccounts/" + user + "/token", "{\"apiVersion\": \"authentication.k8s.io/v1\", \"kind\": \"TokenRequest\"}")
                .at("/status/token").asText();
        return kubeconfig().replaceFirst("user: \\{client-certificate-data.*\\}", "user: {token: " + token + "}");
    }

    public static String deployment(String name, String image, int replicas) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, labels: {app: %1$s}}
                spec:
                  replicas: %3$d
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec: {containers: [{name: app, image: "%2$s"}]}
                """.formatted(name, image, replicas);
    }

    public static String configMap(String name, String value) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {key: \"%s\"}\n".formatted(name, value);
    }

    /** Several documents in one file. */
    public static String documents(String... documents) {
        return String.join("---\n", documents);
    }

    public static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }
}
