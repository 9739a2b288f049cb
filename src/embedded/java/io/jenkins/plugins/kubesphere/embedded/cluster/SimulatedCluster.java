package io.jenkins.plugins.kubesphere.embedded.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.api.ApiHandler;
import io.jenkins.plugins.kubesphere.embedded.cluster.control.ControlLoop;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectKey;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectStore;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceCatalog;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ResourceType;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Server;

/**
 * A cluster that answers the Kubernetes API over HTTPS on the loopback interface: {@code kubectl} and every other client work with its
 * {@link #kubeconfig()}. Deployments roll out, pods become ready, nothing is run.
 */
public final class SimulatedCluster implements Closeable {
    private final SimulatedClusterOptions options;
    private final ClusterAuthority authority;
    private final ObjectStore store;
    private final ControlLoop control;
    private final Server server;
    private final int port;
    private final AtomicInteger fault = new AtomicInteger();

    private SimulatedCluster(SimulatedClusterOptions options) throws IOException, GeneralSecurityException {
        this.options = options;
        authority = ClusterAuthority.of(options.name(), options.directory());
        store = new ObjectStore(options.directory());
        ResourceCatalog catalog = new ResourceCatalog();
        store.list(ResourceCatalog.builtIn("CustomResourceDefinition"), "").forEach(catalog::define);
        control = new ControlLoop(store, options.images(), options.podStart(), authority.authorityPem(), ClusterThreads.scheduler());
        server = LoopbackServer.start(authority, wantedPort(options),
                new ApiHandler(store, catalog, authority.token(), ClusterThreads.scheduler(), fault::get), options.latency(), options.faults());
        port = LoopbackServer.port(server);
        rememberPort();
        control.start();
    }

    /** Starts it; it answers when this returns. */
    public static SimulatedCluster start(SimulatedClusterOptions options) throws IOException {
        try {
            return new SimulatedCluster(options);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot start the simulated cluster " + options.name(), e);
        }
    }

    /** Starts one in memory. */
    public static SimulatedCluster start(String name) throws IOException {
        return start(SimulatedClusterOptions.named(name));
    }

    public String name() {
        return options.name();
    }

    public URI url() {
        return URI.create("https://127.0.0.1:" + port);
    }

    /** A kubeconfig with inline data and an administrator's client certificate. */
    public String kubeconfig() {
        try {
            return KubeconfigText.withCertificate(name(), url(), authority.authorityPem(), authority.clientPem(), authority.clientKeyPem());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the keys of cluster " + name() + " cannot be written as PEM", e);
        }
    }

    /** The same with a bearer token instead of a client certificate. */
    public String kubeconfigWithToken() {
        try {
            return KubeconfigText.withToken(name(), url(), authority.authorityPem(), authority.token());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the certificate of cluster " + name() + " cannot be written as PEM", e);
        }
    }

    /** An object as it is now; the namespace of a cluster-scoped kind is ignored. */
    public Optional<JsonNode> object(String kind, String namespace, String name) {
        return store.get(ObjectKey.of(ResourceCatalog.builtIn(kind), namespace, name)).map(ObjectNode::deepCopy);
    }

    /** Objects of a built-in kind, of one namespace or (empty) of all. */
    public List<JsonNode> objects(String kind, String namespace) {
        ResourceType type = ResourceCatalog.builtIn(kind);
        return store.list(type, namespace).stream().<JsonNode>map(ObjectNode::deepCopy).toList();
    }

    /** Counts every change, for tests that want to see that nothing was written. */
    public long revision() {
        return store.revision();
    }

    /** Answers every request with that status code until it is called with 0. */
    public void answerEverythingWith(int statusCode) {
        fault.set(statusCode);
    }

    private static int wantedPort(SimulatedClusterOptions options) throws IOException {
        Path file = options.directory() == null ? null : options.directory().resolve("port");
        if (options.port() == 0 && file != null && Files.exists(file)) {
            return Integer.parseInt(Files.readString(file, StandardCharsets.UTF_8).strip());
        }
        return options.port();
    }

    private void rememberPort() throws IOException {
        if (options.directory() != null) {
            Path next = options.directory().resolve("port.next");
            Files.writeString(next, port + "\n", StandardCharsets.UTF_8);
            Files.move(next, options.directory().resolve("port"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Stops answering; what is kept in a directory stays there. */
    @Override
    public void close() throws IOException {
        control.close();
        LoopbackServer.stop(server);
        store.close();
    }
}
