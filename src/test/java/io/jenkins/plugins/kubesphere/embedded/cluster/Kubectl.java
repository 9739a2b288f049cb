package io.jenkins.plugins.kubesphere.embedded.cluster;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Assume;

/** The real kubectl, with its home and kubeconfig in a directory of the test. */
final class Kubectl {
    private final Path home;
    private final Path kubeconfig;

    Kubectl(Path home, String kubeconfigText) throws IOException {
        this.home = home;
        kubeconfig = Files.writeString(home.resolve("kubeconfig-" + Math.abs(kubeconfigText.hashCode())), kubeconfigText);
    }

    static void assumePresent() {
        boolean present = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
        Assume.assumeTrue("kubectl is not installed", present);
    }

    record Result(int status, String out) {}

    Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("kubectl " + String.join(" ", arguments) + " did not end: " + out);
        }
        return new Result(process.exitValue(), out);
    }

    String succeeds(String... arguments) throws IOException, InterruptedException {
        Result result = run(arguments);
        assertEquals(String.join(" ", arguments) + ": " + result.out(), 0, result.status());
        return result.out();
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }
}
