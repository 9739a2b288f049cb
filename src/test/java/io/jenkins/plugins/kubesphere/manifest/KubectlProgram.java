package io.jenkins.plugins.kubesphere.manifest;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Assume;

/** The real kubectl, without a cluster: the test bed's, else the one on the path. */
final class KubectlProgram {

    private final Path program;
    private final Path home;

    private KubectlProgram(Path program, Path home) {
        this.program = program;
        this.home = home;
    }

    record Result(int status, String out, String err) {
    }

    static KubectlProgram assumePresent(Path home) {
        String assets = System.getenv("KUBEBUILDER_ASSETS");
        Path found = Stream.concat(Stream.ofNullable(assets), Stream.of(System.getenv("PATH").split(File.pathSeparator)))
                .map(directory -> Path.of(directory, "kubectl")).filter(Files::isExecutable).findFirst().orElse(null);
        Assume.assumeNotNull("kubectl is missing", found);
        return new KubectlProgram(found, home);
    }

    Result run(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile(home, "kubectl", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectError(err.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("KUBECONFIG", "/dev/null");
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err));
    }
}
