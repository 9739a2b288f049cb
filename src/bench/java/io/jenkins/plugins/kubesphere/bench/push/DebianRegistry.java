package io.jenkins.plugins.kubesphere.bench.push;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A registry with nothing in it, which keeps a list of the requests it gets. */
final class DebianRegistry implements AutoCloseable {

    private final Path directory;
    private final Process process;
    private final int port;

    private DebianRegistry(Path directory, Process process, int port) {
        this.directory = directory;
        this.process = process;
        this.port = port;
    }

    static DebianRegistry start(Path parent) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(parent, "registry");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = directory.resolve("config.yml");
        Files.writeString(config, "version: 0.1\nlog: {level: error, accesslog: {disabled: false}}\nstorage: {filesystem: {rootdirectory: '"
                + directory.resolve("data") + "'}}\nhttp: {addr: '127.0.0.1:" + port + "', secret: x}\n");
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return new DebianRegistry(directory, process, port);
            } catch (IOException e) {
                Thread.sleep(10);
            }
        }
        throw new IOException("docker-registry did not start: " + Files.readString(directory.resolve("log")));
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    /** Requests about repositories so far, such as {@code HEAD /v2/app/manifests/1}. */
    List<String> requests() throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("log"))) {
            return lines.filter(line -> line.contains("] \"") && line.contains(" /v2/") && !line.contains(" /v2/ "))
                    .map(line -> line.substring(line.indexOf("] \"") + 3).replaceFirst(" HTTP/.*", ""))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        delete(directory);
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
