package io.jenkins.plugins.kubesphere.embedded.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.kubesphere.image.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A running registry; {@link #close} stops it and keeps its data for the next start with the same directory. */
public final class EmbeddedRegistry implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(EmbeddedRegistry.class.getName());

    private final RegistryOptions options;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "embedded registry");
        thread.setDaemon(true);
        return thread;
    });
    private final Accounts accounts = new Accounts();
    private final ContentStore store;
    private final HarborState state;
    private final Scanner scanner;
    private final Gate gate;
    private final DistributionApi distribution;
    private final HarborApi harbor;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> withPassword = new CopyOnWriteArrayList<>();

    private EmbeddedRegistry(RegistryOptions options) throws IOException {
        this.options = options;
        store = new ContentStore(options.directory());
        state = new HarborState(options.directory());
        scanner = new Scanner();
        options.accounts().forEach((name, password) -> accounts.add(new Accounts.Account(name, password, null, Set.of("pull", "push", "delete"))));
        gate = new Gate(options, accounts, state);
        distribution = new DistributionApi(store, gate, new PushRules(store, state, options.harbor()));
        harbor = new HarborApi(store, state, gate, scanner, accounts);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
        server = options.tls() == null ? HttpServer.create(address, 0) : https(address, options);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
    }

    private static HttpServer https(InetSocketAddress address, RegistryOptions options) throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(options.tls()));
        return server;
    }

    /** Starts a registry on a loopback address. */
    public static EmbeddedRegistry start(RegistryOptions options) throws IOException {
        EmbeddedRegistry registry = new EmbeddedRegistry(options);
        registry.server.start();
        return registry;
    }

    /** Starts a Harbor with the token service that keeps its data in a directory. */
    public static EmbeddedRegistry start(Path directory) throws IOException {
        return start(RegistryOptions.harbor(directory));
    }

    private void serve(HttpExchange exchange) throws IOException {
        Request request = new Request(exchange);
        String line = request.method() + " " + exchange.getRequestURI();
        requests.add(line);
        String authorization = request.header("Authorization");
        if (authorization != null && authorization.startsWith("Basic ")) {
            withPassword.add(line);
        }
        try {
            String path = request.path();
            if (path.equals("/service/token") && options.authentication() == RegistryOptions.Authentication.TOKEN) {
                gate.token(request);
            } else if (path.startsWith("/v2")) {
                distribution.handle(request);
            } else if (path.startsWith("/api/v2.0/") && options.harbor()) {
                harbor.handle(request);
            } else {
                throw Refusal.notFound("NOT_FOUND", "no such path");
            }
        } catch (Refusal e) {
            request.refuse(e);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "a request to the embedded registry failed: " + exchange.getRequestURI(), e);
            request.refuse(new Refusal(500, "INTERNAL", e.toString()));
        } finally {
            request.close();
        }
    }

    /** Host and port, as they stand in image names. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Method and address of every request so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Those of the requests that came with user name and password. */
    public List<String> requestsWithPassword() {
        return List.copyOf(withPassword);
    }

    public void forgetRequests() {
        requests.clear();
        withPassword.clear();
    }

    /** Creates a project if there is none of that name. */
    public void createProject(String name) throws IOException {
        state.create(name, false, -1);
    }

    /** Creates a project that holds at most so many bytes. */
    public void createProject(String name, long storageLimit) throws IOException {
        state.create(name, false, storageLimit);
    }

    /** Lets everybody pull from a project. */
    public void makePublic(String project) throws IOException {
        state.change(project, each -> each.open = true);
    }

    /** Makes a project one that only passes on images of another registry. */
    public void makeProxyCache(String project) throws IOException {
        state.change(project, each -> each.proxyCache = true);
    }

    /** Lets tags that match a pattern such as {@code v*} never move again. */
    public void makeImmutable(String project, String tags) throws IOException {
        state.change(project, each -> each.immutableTags.add(tags));
    }

    /** Adds an account that may do everything. */
    public void addAccount(String user, String password) {
        accounts.add(new Accounts.Account(user, password, null, Set.of("pull", "push", "delete")));
    }

    /**
     * Adds the robot account {@code robot$project+name} and gives its full name back.
     *
     * @param actions {@code pull}, {@code push} and {@code delete} of repositories, and others as {@code resource:action}
     */
    public String addRobot(String project, String name, String secret, Set<String> actions) {
        String full = "robot$" + project + "+" + name;
        accounts.add(new Accounts.Account(full, secret, project, Set.copyOf(actions)));
        return full;
    }

    public void tokenLifetime(Duration duration) {
        accounts.tokenLifetime(duration);
    }

    public void readOnly(boolean on) {
        state.readOnly(on);
    }

    /** What the scanner will find in a repository: numbers of findings by severity. */
    public void findings(String repository, Map<String, Integer> bySeverity) {
        scanner.findings(repository, bySeverity);
    }

    /** Makes this a Harbor that has no scanner. */
    public void removeScanner() {
        scanner.remove();
    }

    /** Lets every scan of a repository end without a result. */
    public void failScans(String repository) {
        scanner.fail(repository);
    }

    /** Lets no scan of a repository ever end. */
    public void blockScans(String repository) {
        scanner.block(repository);
    }

    /** The digest under a tag. */
    public Optional<String> digest(String repository, String tag) throws IOException {
        return store.tag(repository, tag).map(Digest::toString);
    }

    /** Tags of a repository in alphabetical order. */
    public List<String> tags(String repository) throws IOException {
        return List.copyOf(store.tags(repository).keySet());
    }

    /** The bytes of a manifest or blob. */
    public byte[] bytes(String digest) throws IOException {
        return store.bytes(Digest.parse(digest));
    }

    /** Names of all repositories that hold something. */
    public List<String> repositories() throws IOException {
        return store.repositories();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
