package io.jenkins.plugins.kubesphere.image.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of the machine that runs for one test and listens on the loopback interface. */
public final class Daemon implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final Process process;

    private Daemon(Process process) {
        this.process = process;
    }

    /** Starts the program and waits until it listens. */
    public static Daemon start(Path log, int port, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return new Daemon(process);
            } catch (IOException e) {
                Thread.sleep(10);
            }
        }
        process.destroyForcibly();
        throw new IOException(command.get(0) + " does not listen on " + port + ": " + Files.readString(log));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
