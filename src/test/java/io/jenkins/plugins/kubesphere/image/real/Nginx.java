package io.jenkins.plugins.kubesphere.image.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * nginx in front of a registry. What it does to the traffic is written in its own language: one {@code server} for the registry's address,
 * and one for another host that a test may redirect to.
 */
public final class Nginx implements AutoCloseable {

    private final Path directory;
    private final int port;
    private final int otherPort;
    private final Daemon daemon;

    private Nginx(Path directory, int port, int otherPort, Daemon daemon) {
        this.directory = directory;
        this.port = port;
        this.otherPort = otherPort;
        this.daemon = daemon;
    }

    /**
     * Starts nginx on plain HTTP.
     *
     * @param registry host and port behind it
     * @param http directives beside the servers, such as {@code map}
     * @param location directives for every request; {@code OTHER} stands for the port of the other host
     */
    public static Nginx start(Path directory, String registry, String http, String location) throws IOException, InterruptedException {
        return start(directory, registry, http, location, "", "");
    }

    /**
     * @param listen what follows the registry's port, such as {@code ssl}
     * @param other the other host's directives; everything is not found there where this is empty
     */
    public static Nginx start(Path directory, String registry, String http, String location, String listen, String other)
            throws IOException, InterruptedException {
        Programs.need("nginx");
        Files.createDirectories(directory);
        int port = Programs.freePort();
        int otherPort = Programs.freePort();
        Path config = directory.resolve("nginx.conf");
        Files.writeString(config, """
                daemon off;
                user root;
                worker_processes 1;
                pid DIR/pid;
                error_log DIR/error.log;
                events {}
                http {
                    log_format requests '$request_method $request_uri $status $http_authorization';
                    access_log off;
                    client_body_temp_path DIR/body;
                    proxy_temp_path DIR/proxy;
                    fastcgi_temp_path DIR/fastcgi;
                    uwsgi_temp_path DIR/uwsgi;
                    scgi_temp_path DIR/scgi;
                    client_max_body_size 0;
                    proxy_http_version 1.1;
                    proxy_request_buffering off;
                    proxy_buffering off;
                    proxy_set_header Host $http_host;
                    HTTP
                    server {
                        listen 127.0.0.1:PORT LISTEN;
                        access_log DIR/requests.log requests;
                        location / {
                            LOCATION
                            proxy_pass http://REGISTRY;
                        }
                    }
                    server {
                        listen 127.0.0.1:OTHER;
                        access_log DIR/other.log requests;
                        location / {
                            ELSEWHERE
                        }
                    }
                }
                """
                .replace("HTTP\n", http + "\n")
                .replace("LOCATION", location)
                .replace("ELSEWHERE", other.isEmpty() ? "return 404;" : other + " proxy_pass http://REGISTRY;")
                .replace("LISTEN", listen)
                .replace("REGISTRY", registry)
                .replace("OTHER", Integer.toString(otherPort))
                .replace("PORT", Integer.toString(port))
                .replace("DIR", directory.toString()));
        Daemon daemon = Daemon.start(directory.resolve("log"), port, List.of("nginx", "-c", config.toString(), "-e", directory + "/error.log"));
        return new Nginx(directory, port, otherPort, daemon);
    }

    public String host() {
        return "127.0.0.1:" + port;
    }

    public int otherPort() {
        return otherPort;
    }

    /** Requests to the registry's address so far: method, path, status, {@code Authorization} or a dash. */
    public List<String> requests() throws IOException {
        return Files.readAllLines(directory.resolve("requests.log"));
    }

    /** Requests to the other host so far. */
    public List<String> otherRequests() throws IOException {
        return Files.readAllLines(directory.resolve("other.log"));
    }

    @Override
    public void close() throws InterruptedException {
        daemon.close();
    }
}
