package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.EnvVars;
import hudson.FilePath;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shell process that belongs to nobody, with its script, process id, output and exit status as files in one directory. */
final class DetachedShell {

    private static final String COOKIE = "JENKINS_SERVER_COOKIE";
    private static final int CHUNK = 64 * 1024;

    private final Path directory;

    DetachedShell(FilePath directory) {
        this.directory = Path.of(directory.getRemote());
    }

    void launch(String script, boolean separateOutput, FilePath workspace, EnvVars environment, String cookie) throws IOException {
        boolean ownInterpreter = script.startsWith("#!");
        Path file = directory.resolve("script.sh");
        Files.writeString(file, ownInterpreter ? script : "#!/bin/sh -xe\n" + script, StandardCharsets.UTF_8);
        if (!file.toFile().setExecutable(true, true)) {
            throw new IOException("cannot make " + file + " executable");
        }
        String output = separateOutput ? "\"$d/output\" 2>\"$d/log\"" : "\"$d/log\" 2>&1";
        // The interpreter is called by name where we chose it, so that a file system mounted noexec does not matter.
        String command = ownInterpreter ? "\"$d/script.sh\"" : "/bin/sh -xe \"$d/script.sh\"";
        String wrapper = "d=$1; echo $$ >\"$d/pid.tmp\"; mv \"$d/pid.tmp\" \"$d/pid\"; " + command + " >" + output + " </dev/null; "
                + "echo $? >\"$d/status.tmp\"; mv \"$d/status.tmp\" \"$d/status\"";
        ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", wrapper, "sh", directory.toString()));
        builder.directory(new File(workspace.getRemote()));
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(environment);
        variables.put(COOKIE, cookie);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        // Known at once, so that an abort in the first milliseconds finds whom to kill.
        Files.writeString(directory.resolve("launched"), Long.toString(process.pid()), StandardCharsets.UTF_8);
    }

    private Optional<ProcessHandle> process() throws IOException {
        Path launched = directory.resolve("launched");
        if (!Files.exists(launched)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(launched, StandardCharsets.UTF_8).trim()));
    }

    boolean isAlive() throws IOException {
        return process().map(ProcessHandle::isAlive).orElse(false);
    }

    void killTree() throws IOException {
        process().ifPresent(root -> {
            List<ProcessHandle> tree = root.descendants().toList();
            root.destroyForcibly();
            tree.forEach(ProcessHandle::destroyForcibly);
        });
    }

    /** The exit status, or null while there is none. */
    Integer exitStatus() throws IOException {
        Path file = directory.resolve("status");
        return Files.exists(file) ? Integer.valueOf(Files.readString(file, StandardCharsets.UTF_8).trim()) : null;
    }

    /**
     * Copies what is new in the log, whole lines only as long as more may come: the streams of the log change lines (secrets are masked), and each
     * call may have another stream.
     *
     * @param last when nothing more comes: then a line that was not ended is copied and ended
     * @return the offset up to which the log has been copied
     */
    long copyLog(long offset, OutputStream target, boolean last) throws IOException {
        Path log = directory.resolve("log");
        if (!Files.exists(log)) {
            return offset;
        }
        long position = offset;
        byte[] buffer = new byte[CHUNK];
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(offset);
            int read = file.read(buffer);
            while (read > 0) {
                int following = -1;
                byte[] next = new byte[CHUNK];
                if (read == CHUNK || last) {
                    following = file.read(next);
                }
                int whole = following > 0 || last ? read : endOfLastLine(buffer, read);
                target.write(buffer, 0, whole);
                position += whole;
                if (last && following <= 0 && buffer[read - 1] != '\n') {
                    target.write('\n');
                }
                buffer = next;
                read = following;
            }
        }
        target.flush();
        return position;
    }

    /** After the last line end, or everything where a line is longer than a chunk. */
    private static int endOfLastLine(byte[] bytes, int length) {
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 && length == CHUNK ? length : end;
    }

    String output(Charset charset) throws IOException {
        Path file = directory.resolve("output");
        return Files.exists(file) ? Files.readString(file, charset) : "";
    }
}
