package io.jenkins.plugins.kubesphere.image.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Assume;

/** buildah with a store of its own. */
public final class Buildah implements AutoCloseable {

    private final Path directory;

    public Buildah(Path directory) {
        Programs.need("buildah");
        Assume.assumeTrue("buildah without user namespaces needs root", System.getProperty("user.name").equals("root"));
        this.directory = directory;
    }

    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "buildah", "--root", directory.resolve("root").toString(), "--runroot", directory.resolve("run").toString(), "--storage-driver", "vfs"));
        command.addAll(List.of(arguments));
        return Programs.run(Map.of(), command);
    }

    /** An image of one layer for an architecture; gives its id. */
    public String build(String architecture, byte[] content) throws IOException, InterruptedException {
        Path file = directory.resolve("content-" + architecture);
        Files.write(file, content);
        String container = run("from", "scratch");
        run("copy", "--quiet", container, file.toString(), "/content");
        run("config", "--os", "linux", "--arch", architecture, "--label", "built.by=buildah", container);
        return run("commit", "--quiet", "--rm", container);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("rmi", "--all", "--force");
    }
}
