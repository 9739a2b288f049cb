package io.jenkins.plugins.kubesphere.embedded.browser;

import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The scenes of {@code src/main/frontend/test/browser}, played in this machine's own Chromium, all in one browser. */
final class Scenes implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FRONTEND = Path.of("src/main/frontend");
    private static final int PATIENCE_SECONDS = 10;

    private final Process node;
    private final PrintWriter names;
    private final BufferedReader answers;

    private Scenes(Process node) {
        this.node = node;
        names = new PrintWriter(node.outputWriter(StandardCharsets.UTF_8), true);
        answers = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Skips the test by the name of what is missing. */
    static void assumePlayable() {
        assumeTrue("chromium is missing", program("chromium") != null);
        assumeTrue("node is missing", program("node") != null);
        assumeTrue("npm packages of src/main/frontend are missing", Files.isDirectory(FRONTEND.resolve("node_modules/playwright-core")));
    }

    /**
     * @param controller opens a session
     * @param environment besides, for scenes that want to know more
     */
    static Scenes open(URI controller, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "test/browser/start.mjs").directory(FRONTEND.toFile());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CONTROLLER", controller.toString());
        builder.environment().put("CHROMIUM", program("chromium"));
        builder.environment().put("PICTURES", Path.of("target/browser").toAbsolutePath().toString());
        builder.environment().putAll(environment);
        return new Scenes(builder.start());
    }

    private static String program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable).findFirst().map(Path::toString).orElse(null);
    }

    /** Fails with what the scene's own failure says, and where a picture of it is. */
    void play(String scene) throws IOException {
        String failure = ask(scene).path("failure").textValue();
        if (failure != null) {
            throw new AssertionError(scene + ": " + failure);
        }
    }

    /** Names of all scenes of a page: {@code editor} or {@code board}. */
    Set<String> names(String page) throws IOException {
        Set<String> names = new TreeSet<>();
        ask("scenes " + page).path("scenes").forEach(name -> names.add(name.textValue()));
        return names;
    }

    /** What the browser's side answers to the name of a scene. */
    JsonNode ask(String scene) throws IOException {
        names.println(scene);
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the browser's side ended; the log has its reason");
        }
        return JSON.readTree(line);
    }

    @Override
    public void close() {
        names.close();
        try {
            if (!node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                node.descendants().forEach(ProcessHandle::destroyForcibly);
                node.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
