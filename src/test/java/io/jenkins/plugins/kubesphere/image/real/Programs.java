package io.jenkins.plugins.kubesphere.image.real;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Assume;

/** Programs of the machine that the tests are run against. */
public final class Programs {

    private static final int PATIENCE_SECONDS = 60;

    private Programs() {}

    /** Skips the test where one of them is missing. */
    public static void need(String... programs) {
        for (String program : programs) {
            boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
            Assume.assumeTrue(program + " is not installed", there);
        }
    }

    /** Runs a program to its end and gives what it wrote to its output; what it wrote to its error output is told only if it fails. */
    public static String run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("errors", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " failed: " + output + Files.readString(errors));
            }
            return output.trim();
        } finally {
            Files.delete(errors);
        }
    }

    public static String run(String... command) throws IOException, InterruptedException {
        return run(Map.of(), List.of(command));
    }

    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
