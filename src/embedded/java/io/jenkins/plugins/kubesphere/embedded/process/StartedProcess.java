package io.jenkins.plugins.kubesphere.embedded.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A process of this machine whose streams are pumped by daemon threads, and whose tree carries a cookie so that none of it is lost. */
public final class StartedProcess {

    private static final String COOKIE = "KUBESPHERE_PROCESS_COOKIE";
    private static final long OUTPUT_AFTER_EXIT_MILLISECONDS = 5_000;

    private final Process process;
    private final Map<String, String> cookie;
    private final List<Pump> outputs = new ArrayList<>();
    private final InputStream stdout;
    private final InputStream stderr;
    private final OutputStream stdin;

    private StartedProcess(Process process, Map<String, String> cookie, InputStream in, OutputStream out, OutputStream err, boolean merged)
            throws IOException {
        this.process = process;
        this.cookie = cookie;
        stdout = out == null ? process.getInputStream() : null;
        stderr = err == null && !merged ? process.getErrorStream() : null;
        stdin = in == null ? process.getOutputStream() : null;
        String name = "process " + process.pid();
        if (out != null) {
            outputs.add(Pump.start(name + " output", process.getInputStream(), out, false));
        }
        if (err != null && !merged) {
            outputs.add(Pump.start(name + " errors", process.getErrorStream(), err, false));
        }
        if (in != null) {
            Pump.start(name + " input", in, process.getOutputStream(), true);
        }
    }

    /**
     * Starts the command.
     *
     * @param environment the whole environment as {@code NAME=value}, or null to inherit this process's
     * @param in read by the process; null leaves {@link #stdin()} to the caller
     * @param out receives the output; null leaves {@link #stdout()} to the caller
     * @param err receives the errors; null leaves {@link #stderr()} to the caller
     * @param merged whether errors go where the output goes
     */
    public static StartedProcess start(
            String[] command, String[] environment, File directory, InputStream in, OutputStream out, OutputStream err, boolean merged)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory).redirectErrorStream(merged);
        Map<String, String> variables = builder.environment();
        if (environment != null) {
            variables.clear();
            variables.putAll(parsed(environment));
        }
        Map<String, String> cookie = Map.of(COOKIE, UUID.randomUUID().toString());
        variables.putAll(cookie);
        return new StartedProcess(builder.start(), cookie, in, out, err, merged);
    }

    private static Map<String, String> parsed(String[] environment) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String entry : environment) {
            int equals = entry.indexOf('=', 1);
            if (equals < 0) {
                throw new IllegalArgumentException("not of the form NAME=value: an entry of " + environment.length);
            }
            variables.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return variables;
    }

    public InputStream stdout() {
        return stdout;
    }

    public InputStream stderr() {
        return stderr;
    }

    public OutputStream stdin() {
        return stdin;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the whole tree. */
    public void kill() throws InterruptedException {
        ProcessTrees.kill(process, cookie);
    }

    /**
     * Waits for the process and its output. A background process that keeps the output open is waited for
     * {@value #OUTPUT_AFTER_EXIT_MILLISECONDS} ms only. An interrupt kills the tree.
     */
    public int join() throws InterruptedException, IOException {
        try {
            int status = process.waitFor();
            for (Pump pump : outputs) {
                pump.await(OUTPUT_AFTER_EXIT_MILLISECONDS);
            }
            return status;
        } catch (InterruptedException e) {
            kill();
            throw e;
        }
    }
}
