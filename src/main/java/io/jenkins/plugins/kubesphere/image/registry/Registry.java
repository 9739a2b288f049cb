package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.Manifest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/**
 * One registry, found and spoken to. Every method may be called from several threads; each stops within a moment when its thread is
 * interrupted. A refusal is a {@link RegistryException} whose message is for a person.
 */
public final class Registry implements Closeable {

    private final ExecutorService executor;
    private final Transport transport;

    private Registry(ExecutorService executor, Transport transport) {
        this.executor = executor;
        this.transport = transport;
    }

    /** Hears of each pause before a request is tried again. */
    @FunctionalInterface
    public interface RetryListener {
        void retrying(String what, String why, Duration pause);
    }

    /**
     * Finds the registry and learns how it wants to be authenticated to.
     *
     * @throws io.jenkins.plugins.kubesphere.image.ImageException if nothing that speaks the protocol answers there
     */
    public static Registry connect(Endpoint endpoint, Access access, RetryPolicy policy, RetryListener listener)
            throws IOException, InterruptedException {
        ExecutorService executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "registry " + endpoint.host());
            thread.setDaemon(true);
            return thread;
        });
        try {
            HttpClient client = Connection.client(endpoint.insecure(), executor);
            Retries retries = new Retries(policy, listener);
            Ping.Answer found = new Ping(client, endpoint, retries).call();
            Connection connection = new Connection(client, found.base());
            Authorizer authorizer = new Authorizer(access, new TokenService(connection, endpoint, retries), endpoint.host());
            authorizer.learn(found.challenges(), Scope.none(), Optional.empty());
            return new Registry(executor, new Transport(connection, endpoint, authorizer, retries));
        } catch (IOException | InterruptedException | RuntimeException e) {
            executor.shutdownNow();
            throw e;
        }
    }

    /** The address the registry was found at, ending with a slash. */
    public URI address() {
        return transport.base();
    }

    /** The client that this registry is spoken to with, for what it offers beside the distribution API; it follows no redirects. */
    public HttpClient client() {
        return transport.client();
    }

    public String host() {
        return transport.host();
    }

    /**
     * A token that allows pushing to one repository (and pulling from others, for mounts), so that somebody else can do it without the
     * password; empty where the registry has no token service.
     */
    public Optional<Access.Bearer> pushToken(String repository, List<String> pullFrom) throws IOException, InterruptedException {
        List<String> parts = new ArrayList<>(Scope.push(repository).parts());
        pullFrom.forEach(other -> parts.addAll(Scope.pull(other).parts()));
        return transport.authorizer().obtain(new Scope(parts));
    }

    /**
     * Makes sure that user name and password are right where there is a token service; other registries tell with any other request.
     *
     * @throws RegistryException if they are not
     */
    public void checkAccount() throws IOException, InterruptedException {
        transport.authorizer().checkAccount();
    }

    public boolean hasBlob(String repository, Digest digest) throws IOException, InterruptedException {
        return new BlobCheck(transport, repository).exists(digest, Scope.push(repository));
    }

    /** Whether it makes sense to ask for anything of a repository: not with a token that was issued for others. */
    public boolean mayPullFrom(String repository) {
        return transport.authorizer().mayPullFrom(repository);
    }

    /** Lets the registry take a blob from another of its repositories; false where it cannot. */
    public boolean mount(String repository, Digest digest, String from) throws IOException, InterruptedException {
        return new BlobMount(transport, repository).mount(digest, from);
    }

    /**
     * Uploads a blob.
     *
     * @param progress hears of the bytes sent so far, on any thread
     */
    public Descriptor upload(String repository, Blob blob, LongConsumer progress) throws IOException, InterruptedException {
        return new BlobUpload(transport, repository, blob, progress).upload();
    }

    /** An upload that takes its bytes piece by piece, for those that cannot be read twice. */
    public PiecewiseUpload uploadPiecewise(String repository) {
        return new PiecewiseUpload(transport, repository);
    }

    /** The bytes of a blob, checked against its digest while they are read. */
    public InputStream openBlob(String repository, Descriptor descriptor) throws IOException, InterruptedException {
        return new BlobPull(transport, repository).open(descriptor);
    }

    /** The digest under a tag of a repository that we push to, if there is one. */
    public Optional<Digest> manifestDigest(String repository, String reference) throws IOException, InterruptedException {
        return new ManifestCheck(transport, repository).digest(reference, Scope.push(repository));
    }

    public Manifest pullManifest(String repository, String reference) throws IOException, InterruptedException {
        return new ManifestPull(transport, repository).pull(reference);
    }

    /** The manifest under a tag of a repository that we push to, if there is one. */
    public Optional<Manifest> findManifest(String repository, String reference) throws IOException, InterruptedException {
        return new ManifestPull(transport, repository).find(reference, Scope.push(repository));
    }

    /**
     * @param reference a tag, or the manifest's own digest
     * @return whether the registry has noticed which manifest this one refers to as its subject, if it does
     */
    public boolean pushManifest(String repository, Manifest manifest, String reference) throws IOException, InterruptedException {
        return new ManifestPush(transport, repository).push(manifest, reference);
    }

    /** Signatures, SBOMs and attestations of a manifest. */
    public List<Descriptor> referrers(String repository, Digest subject) throws IOException, InterruptedException {
        return new Referrers(transport, repository).list(subject);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
