package io.jenkins.plugins.kubesphere.image.real;

import io.jenkins.plugins.kubesphere.image.registry.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's {@code docker-registry} with a store of its own. */
public final class DebianRegistry implements AutoCloseable {

    /** Who may push to a registry that asks for a password. */
    public static final Access.Password ACCOUNT = new Access.Password("robot$shop+ci", "s3cret-of-the-Robot");

    /** {@code htpasswd -nbB -C 4} of the account. */
    private static final String HTPASSWD = "robot$shop+ci:$2y$04$dHZcSQsauI9ZvcWPnFr1IuRLPl1VjmrMPiTOv4AJySMLEbfUTp6um";

    private final Path directory;
    private final String host;
    private Daemon daemon;

    private DebianRegistry(Path directory, String host, Daemon daemon) {
        this.directory = directory;
        this.host = host;
        this.daemon = daemon;
    }

    /** A registry that lets everybody do everything. */
    public static DebianRegistry open(Path directory) throws IOException, InterruptedException {
        return start(directory, "", "");
    }

    /** A registry that lets only {@link #ACCOUNT} in, by user name and password in each request. */
    public static DebianRegistry withPassword(Path directory) throws IOException, InterruptedException {
        return start(directory, htpasswd(directory), "");
    }

    /** A registry that believes the tokens of an issuer. */
    public static DebianRegistry withTokens(Path directory, TokenIssuer issuer) throws IOException, InterruptedException {
        String auth = "auth: {token: {realm: '" + issuer.realm() + "', service: '" + TokenIssuer.SERVICE + "', issuer: '" + TokenIssuer.NAME
                + "', rootcertbundle: '" + issuer.authority() + "'}}\n";
        return start(directory, auth, "");
    }

    /** A registry that lets only {@link #ACCOUNT} in, over TLS. */
    public static DebianRegistry withTls(Path directory, Certificates certificates) throws IOException, InterruptedException {
        return start(directory, htpasswd(directory), ", tls: {certificate: '" + certificates.certificate() + "', key: '" + certificates.key() + "'}");
    }

    private static String htpasswd(Path directory) throws IOException {
        Path file = Files.createDirectories(directory).resolve("htpasswd");
        Files.writeString(file, HTPASSWD + "\n");
        return "auth: {htpasswd: {realm: registry, path: '" + file + "'}}\n";
    }

    private static DebianRegistry start(Path directory, String auth, String http) throws IOException, InterruptedException {
        Programs.need("docker-registry");
        Files.createDirectories(directory);
        int port = Programs.freePort();
        Path config = directory.resolve("config.yml");
        Files.writeString(config, "version: 0.1\nlog: {level: error, accesslog: {disabled: false}}\n"
                + "storage: {filesystem: {rootdirectory: '" + directory.resolve("data") + "'}, delete: {enabled: true}}\n"
                + auth + "http: {addr: '127.0.0.1:" + port + "', secret: x" + http + "}\n");
        return new DebianRegistry(directory, "127.0.0.1:" + port, serve(directory, port));
    }

    private static Daemon serve(Path directory, int port) throws IOException, InterruptedException {
        return Daemon.start(directory.resolve("log"), port, List.of("docker-registry", "serve", directory.resolve("config.yml").toString()));
    }

    /** Stops it, leaves it away for a while and starts it again with the same store at the same address. */
    public void restart(long awayMillis) throws IOException, InterruptedException {
        daemon.close();
        Thread.sleep(awayMillis);
        daemon = serve(directory, Integer.parseInt(host.substring(host.indexOf(':') + 1)));
    }

    public String host() {
        return host;
    }

    /** Requests so far, such as {@code HEAD /v2/app/manifests/1}. */
    public List<String> requests() throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("log"))) {
            return lines.filter(line -> line.contains("] \"")).map(line -> line.substring(line.indexOf("] \"") + 3).replaceFirst(" HTTP/.*", "")).toList();
        }
    }

    /** The file in which the registry keeps a blob. */
    public Path blob(String hex) {
        return directory.resolve("data/docker/registry/v2/blobs/sha256").resolve(hex.substring(0, 2)).resolve(hex).resolve("data");
    }

    /** Whether a repository has no tag at all, so that nothing can be said to be published in it. */
    public boolean hasNoTags(String repository) throws IOException {
        Path tags = directory.resolve("data/docker/registry/v2/repositories").resolve(repository).resolve("_manifests/tags");
        if (!Files.isDirectory(tags)) {
            return true;
        }
        try (Stream<Path> found = Files.list(tags)) {
            return found.findAny().isEmpty();
        }
    }

    @Override
    public void close() throws InterruptedException {
        daemon.close();
    }
}
