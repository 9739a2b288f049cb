package io.jenkins.plugins.kubesphere.editor;

import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.User;
import hudson.tools.ToolDescriptor;
import hudson.tools.ToolInstallation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/**
 * A repository without a work tree in a folder of its own, for reading and writing one file with the controller's {@code git}. The folder is
 * readable for the controller alone and gone afterwards; nothing of the repository is ever run or checked out.
 */
final class GitRepository implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final int LARGEST_OUTPUT = Question.LARGEST_TEXT + 1;
    private static final String FILE_MODE = "100644";

    private final Path folder;
    private final GitRemote remote;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private GitRepository(Path folder, GitRemote remote) {
        this.folder = folder;
        this.remote = remote;
    }

    /** @throws Refusal when the job's credentials are missing or git is not installed */
    static GitRepository open(WorkflowJob job, GitRemote remote) throws Refusal, IOException, InterruptedException {
        remote.check();
        GitRepository repository = new GitRepository(Files.createTempDirectory("stage-editor"), remote);
        try {
            repository.environment.putAll(GitCredentials.prepare(job, remote, repository.folder));
            repository.git("init", "--quiet", "--bare", repository.folder.resolve("repository.git").toString());
            return repository;
        } catch (Refusal | IOException | InterruptedException | RuntimeException failed) {
            repository.close();
            throw failed;
        }
    }

    /** Fetches the newest commit of a branch. @return its id */
    String fetch(String branch) throws Refusal, IOException, InterruptedException {
        String commit = fetchIfThere(branch);
        if (commit == null) {
            throw Refusal.notFound(Messages.GitRepository_noBranch(branch));
        }
        return commit;
    }

    /** @return the id of the branch's newest commit, {@code null} when there is no such branch */
    String fetchIfThere(String branch) throws Refusal, IOException, InterruptedException {
        String reference = "refs/heads/" + branch;
        String listed = text(git("ls-remote", "--quiet", "--", remote.url(), reference));
        if (listed.isBlank()) {
            return null;
        }
        git("fetch", "--quiet", "--depth=1", "--no-tags", "--", remote.url(), "+" + reference + ":refs/remotes/origin/" + branch);
        return text(git("rev-parse", "--verify", "refs/remotes/origin/" + branch + "^{commit}"));
    }

    /** The file's bytes, at most one more than a pipeline may have; {@code null} when the commit has no such file. */
    byte[] file(String commit, String path) throws Refusal, IOException, InterruptedException {
        String entry = text(git("ls-tree", "--full-tree", commit, "--", path));
        if (!entry.matches("1006(44|55) blob [0-9a-f]+\\t.*")) {
            return null;
        }
        return git("cat-file", "blob", entry.split("[ \\t]")[2]);
    }

    /** Commits the file on top of the parent and pushes. @return the commit's id */
    String commit(String parent, String path, byte[] content, String branch, String message) throws Refusal, IOException, InterruptedException {
        git("read-tree", parent);
        String entry = text(git("ls-files", "--stage", "--", path));
        String mode = entry.matches("[0-9]{6} .*") ? entry.substring(0, FILE_MODE.length()) : FILE_MODE;
        String blob = text(run(content, "hash-object", "-w", "--stdin"));
        git("update-index", "--add", "--cacheinfo", mode + "," + blob + "," + path);
        String tree = text(git("write-tree"));
        String commit = text(run(message.getBytes(StandardCharsets.UTF_8), "commit-tree", tree, "-p", parent, "-F", "-"));
        // Without force: whoever pushed meanwhile wins, and the person at the editor learns of it.
        git("push", "--quiet", "--", remote.url(), commit + ":refs/heads/" + branch);
        return commit;
    }

    private static String text(byte[] output) {
        return new String(output, StandardCharsets.UTF_8).strip();
    }

    private byte[] git(String... arguments) throws Refusal, IOException, InterruptedException {
        return run(new byte[0], arguments);
    }

    private byte[] run(byte[] input, String... arguments) throws Refusal, IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(), "-c", "core.hooksPath=" + folder.resolve("none"), "-c", "credential.helper=",
                "-c", "core.quotePath=false", "-c", "gc.auto=0", "-c", "protocol.ext.allow=never", "-c", "commit.gpgSign=false", "-c", "push.gpgSign=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> inherited = builder.environment();
        inherited.keySet().removeIf(name -> name.startsWith("GIT_"));
        inherited.put("GIT_DIR", folder.resolve("repository.git").toString());
        inherited.put("GIT_TERMINAL_PROMPT", "0");
        inherited.put("GIT_ALLOW_PROTOCOL", remote.isLocal() ? "file" : "https:http:ssh:git");
        inherited.put("LC_ALL", "C");
        identity(inherited);
        inherited.putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            throw Refusal.failedElsewhere(Messages.GitRepository_noGit(missing.getMessage()));
        }
        return output(process, input, arguments[0]);
    }

    private static byte[] output(Process process, byte[] input, String what) throws Refusal, IOException, InterruptedException {
        try {
            Drain errors = Drain.of(process.getErrorStream());
            Drain output = Drain.of(process.getInputStream());
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input);
            } catch (IOException ended) {
                // It ended before it read everything; its status says why.
            }
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.failedElsewhere(Messages.GitRepository_late(what, SECONDS));
            }
            byte[] said = output.bytes();
            if (process.exitValue() != 0) {
                throw Refusal.failedElsewhere(Messages.GitRepository_failed(what, text(errors.bytes())));
            }
            return said;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The git that an administrator named for the controller, else the one on its path. */
    private static String program() {
        Descriptor<?> tool = Jenkins.get().getDescriptorByName("hudson.plugins.git.GitTool");
        if (tool instanceof ToolDescriptor<?> git) {
            for (ToolInstallation installation : git.getInstallations()) {
                String home = Util.fixEmptyAndTrim(installation.getHome());
                if (home != null && !home.contains("$")) {
                    return home;
                }
            }
        }
        return "git";
    }

    /** The committer is the person at the editor. */
    private static void identity(Map<String, String> environment) {
        User user = User.current();
        String id = user == null ? "anonymous" : user.getId();
        String name = user == null ? "Jenkins" : user.getFullName();
        for (String role : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + role + "_NAME", plain(name));
            environment.put("GIT_" + role + "_EMAIL", id.contains("@") ? plain(id) : plain(id) + "@users.noreply.jenkins");
        }
    }

    private static String plain(String text) {
        String plain = text.replaceAll("[<>\\p{Cntrl}]", " ").strip();
        return plain.isEmpty() ? "jenkins" : plain;
    }

    @Override
    public void close() throws IOException {
        Util.deleteRecursive(folder.toFile());
    }

    /** Reads a program's output beside the one who waits for its end, so that neither waits for the other. */
    private static final class Drain extends Thread {
        private final InputStream from;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Drain(InputStream from) {
            super("stage editor git");
            this.from = from;
            setDaemon(true);
        }

        static Drain of(InputStream from) {
            Drain drain = new Drain(from);
            drain.start();
            return drain;
        }

        @Override
        public void run() {
            byte[] buffer = new byte[8192];
            try (InputStream in = from) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    synchronized (bytes) {
                        bytes.write(buffer, 0, Math.min(read, Math.max(0, LARGEST_OUTPUT - bytes.size())));
                    }
                }
            } catch (IOException closed) {
                // The program was ended; what it said so far is all there is.
                return;
            }
        }

        byte[] bytes() throws InterruptedException {
            join(TimeUnit.SECONDS.toMillis(1));
            synchronized (bytes) {
                return bytes.toByteArray();
            }
        }
    }
}
