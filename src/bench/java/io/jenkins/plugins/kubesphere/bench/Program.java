package io.jenkins.plugins.kubesphere.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program of the machine that is run to its end, its output shown only when it fails. */
public final class Program {

    private Program() {}

    public static boolean isInstalled(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(dir -> Files.isExecutable(Path.of(dir, name)));
    }

    /** @throws IllegalStateException with what the program said, if its status is not 0 */
    public static String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue() + ": " + output);
        }
        return output;
    }

    public static String run(String... command) throws IOException, InterruptedException {
        return run(List.of(command), Map.of());
    }
}
