package hudson;

import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.embedded.process.StartedProcess;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** A started process. */
public abstract class Proc {

    protected Proc() {}

    public abstract boolean isAlive() throws IOException, InterruptedException;

    /** Ends the process and everything it has started, within a second. */
    public abstract void kill() throws IOException, InterruptedException;

    /** Waits for the end and all output; an interrupt kills the whole tree. */
    public abstract int join() throws IOException, InterruptedException;

    /** The output, where the launcher was asked for it, otherwise null. */
    public abstract InputStream getStdout();

    public abstract InputStream getStderr();

    public abstract OutputStream getStdin();

    /** Waits at most this long, then kills the process and says so. */
    public final int joinWithTimeout(long timeout, TimeUnit unit, TaskListener listener) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (isAlive()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                listener.error("Timeout after " + timeout + " " + unit.name().toLowerCase(java.util.Locale.ENGLISH));
                kill();
                return join();
            }
            Thread.sleep(Math.min(20, Math.max(1, TimeUnit.NANOSECONDS.toMillis(left))));
        }
        return join();
    }

    /** A process on this machine. */
    public static final class LocalProc extends Proc {
        public static final InputStream SELFPUMP_INPUT = InputStream.nullInputStream();
        public static final OutputStream SELFPUMP_OUTPUT = OutputStream.nullOutputStream();

        private final StartedProcess started;

        public LocalProc(String[] cmd, String[] env, InputStream in, OutputStream out, OutputStream err, File workDir) throws IOException {
            this(cmd, env, in, out, err, workDir, false);
        }

        public LocalProc(String[] cmd, String[] env, InputStream in, OutputStream out, File workDir) throws IOException {
            this(cmd, env, in, out, null, workDir);
        }

        LocalProc(String[] cmd, String[] env, InputStream in, OutputStream out, OutputStream err, File workDir, boolean quiet) throws IOException {
            started = StartedProcess.start(cmd, env, workDir, source(in), sink(out), sink(err), err == null);
        }

        private static InputStream source(InputStream in) {
            return in == SELFPUMP_INPUT ? null : in == null ? InputStream.nullInputStream() : in;
        }

        private static OutputStream sink(OutputStream out) {
            return out == SELFPUMP_OUTPUT ? null : out == null ? OutputStream.nullOutputStream() : out;
        }

        @Override
        public InputStream getStdout() {
            return started.stdout();
        }

        @Override
        public InputStream getStderr() {
            return started.stderr();
        }

        @Override
        public OutputStream getStdin() {
            return started.stdin();
        }

        @Override
        public boolean isAlive() throws IOException, InterruptedException {
            return started.isAlive();
        }

        @Override
        public int join() throws InterruptedException, IOException {
            return started.join();
        }

        @Override
        public void kill() throws InterruptedException, IOException {
            started.kill();
        }
    }
}
