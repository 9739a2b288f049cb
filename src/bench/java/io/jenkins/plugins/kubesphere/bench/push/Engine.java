package io.jenkins.plugins.kubesphere.bench.push;

import io.jenkins.plugins.kubesphere.bench.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Docker Engine of our own on a private socket. */
final class Engine implements AutoCloseable {

    private final Path directory;
    private final Process process;

    private Engine(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Needs {@code dockerd}, {@code docker} and root. */
    static boolean isPossible() {
        return Program.isInstalled("dockerd") && Program.isInstalled("docker") && System.getProperty("user.name").equals("root");
    }

    static Engine start(Path parent) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(parent, "engine");
        Process process = new ProcessBuilder(
                        "dockerd", "--host", "unix://" + directory.resolve("docker.sock"), "--data-root", directory.resolve("data").toString(),
                        "--exec-root", directory.resolve("exec").toString(), "--pidfile", directory.resolve("pid").toString(),
                        "--iptables=false", "--ip6tables=false", "--bridge=none", "--storage-driver=overlay2")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Engine engine = new Engine(directory, process);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                engine.docker("version");
                return engine;
            } catch (IllegalStateException e) {
                Thread.sleep(200);
            }
        }
        engine.close();
        throw new IOException("dockerd did not start: " + Files.readString(directory.resolve("log")));
    }

    Map<String, String> environment() {
        return Map.of("DOCKER_HOST", "unix://" + directory.resolve("docker.sock"));
    }

    String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Program.run(command, environment());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
