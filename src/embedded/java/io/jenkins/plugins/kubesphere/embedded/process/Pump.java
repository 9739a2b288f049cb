package io.jenkins.plugins.kubesphere.embedded.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A daemon thread that copies one stream to another until the end. */
final class Pump extends Thread {

    private final InputStream from;
    private final OutputStream to;
    private final boolean closeTarget;
    private volatile IOException problem;

    private Pump(String name, InputStream from, OutputStream to, boolean closeTarget) {
        super(name);
        this.from = from;
        this.to = to;
        this.closeTarget = closeTarget;
        setDaemon(true);
    }

    static Pump start(String name, InputStream from, OutputStream to, boolean closeTarget) {
        Pump pump = new Pump(name, from, to, closeTarget);
        pump.start();
        return pump;
    }

    @Override
    public void run() {
        try {
            byte[] buffer = new byte[8192];
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                to.write(buffer, 0, n);
                if (from.available() == 0) {
                    to.flush();
                }
            }
            to.flush();
        } catch (IOException e) {
            // a process that ended does not read its input to the end: that is no failure of the copy
            problem = closeTarget ? null : e;
        } finally {
            closeEnds();
        }
    }

    private void closeEnds() {
        try (InputStream source = from;
                OutputStream target = closeTarget ? to : null) {
            if (target != null) {
                target.flush();
            }
            source.available();
        } catch (IOException alreadyGone) {
            problem = problem == null ? null : problem;
        }
    }

    /** Waits for the end of the stream, at most this long; a failure to write is thrown here. */
    void await(long milliseconds) throws InterruptedException, IOException {
        join(milliseconds);
        IOException failed = problem;
        if (failed != null && !"Stream closed".equals(failed.getMessage())) {
            throw failed;
        }
    }
}
