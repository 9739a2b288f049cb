package io.jenkins.plugins.kubesphere.embedded.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** A bare git repository with the sample service, as a team's git server would have it. */
public final class SampleRepository {
    private static final List<String> IDENTITY = List.of("-c", "user.name=Demo", "-c", "user.email=demo@localhost", "-c", "init.defaultBranch=main");

    private final Path repository;

    private SampleRepository(Path repository) {
        this.repository = repository;
    }

    /**
     * Makes the repository, or brings the one of an earlier start up to date with the sample.
     *
     * @throws IOException when git is missing or refuses; the message has what git said
     */
    public static SampleRepository of(Path sample, Path repository) throws IOException, InterruptedException {
        if (!Files.isDirectory(repository)) {
            Files.createDirectories(repository.getParent());
            git(repository.getParent(), "init", "--quiet", "--bare", repository.toString());
        }
        Path work = Files.createTempDirectory(repository.getParent(), "sample-");
        try {
            git(work, "init", "--quiet");
            git(work, "remote", "add", "origin", repository.toString());
            git(work, "fetch", "--quiet", "origin");
            if (!git(work, "branch", "--remotes").isBlank()) {
                git(work, "reset", "--quiet", "--soft", "origin/main");
            }
            copy(sample, work);
            git(work, "add", "--all");
            if (!git(work, "status", "--porcelain").isBlank()) {
                git(work, "commit", "--quiet", "--message", "Greeting service");
                git(work, "push", "--quiet", "origin", "HEAD:refs/heads/main");
            }
        } finally {
            FileUtils.deleteDirectory(work.toFile());
        }
        return new SampleRepository(repository);
    }

    /** For the pipeline's {@code git} step. */
    public String url() {
        return repository.toUri().toString().replaceFirst("/$", "");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path relative = from.relativize(file);
                if (!relative.startsWith("target") && Files.isRegularFile(file)) {
                    Path target = to.resolve(relative.toString());
                    Files.createDirectories(target.getParent());
                    FileUtils.copyFile(file.toFile(), target.toFile());
                    target.toFile().setExecutable(file.toString().endsWith(".sh"));
                }
            }
        }
    }

    private static String git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(IDENTITY);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().keySet().removeIf(name -> name.equals("GIT_DIR") || name.equals("GIT_WORK_TREE") || name.equals("GIT_INDEX_FILE"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("git " + String.join(" ", arguments) + ": " + output.strip());
        }
        return output;
    }
}
