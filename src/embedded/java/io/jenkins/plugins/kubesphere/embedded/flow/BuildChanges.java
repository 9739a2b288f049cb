package io.jenkins.plugins.kubesphere.embedded.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What changed in the repositories of a build since the previous one, as its checkouts recorded it: one JSON line per commit. */
public final class BuildChanges {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BuildChanges() {
    }

    /**
     * One commit.
     *
     * @param id how the repository names it
     * @param author who made it
     * @param message its whole message
     * @param paths the files it touched
     */
    public record Commit(String id, String author, String message, List<String> paths) {
    }

    /** Records a commit. */
    public static void add(Run<?, ?> run, Commit commit) throws IOException {
        Files.writeString(file(run), JSON.writeValueAsString(commit) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** All commits in the order of their recording. */
    public static List<Commit> of(Run<?, ?> run) throws IOException {
        List<Commit> commits = new ArrayList<>();
        if (Files.exists(file(run))) {
            for (String line : Files.readAllLines(file(run))) {
                commits.add(JSON.readValue(line, Commit.class));
            }
        }
        return commits;
    }

    /** The messages of all commits. */
    public static List<String> messages(Run<?, ?> run) throws IOException {
        return of(run).stream().map(Commit::message).toList();
    }

    /** The files that any commit touched. */
    public static List<String> paths(Run<?, ?> run) throws IOException {
        return of(run).stream().flatMap(commit -> commit.paths().stream()).distinct().toList();
    }

    private static Path file(Run<?, ?> run) {
        return run.getRootDir().toPath().resolve("changes.jsonl");
    }
}
