package io.jenkins.plugins.kubesphere.embedded.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Ctrl+C aborts the build as a person would, and lets it end: its processes die, what it holds is given back. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long LOOK_MILLIS = 50;
    private static final Logger LOGGER = Logger.getLogger(Interruption.class.getName());

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    static Interruption aborting(WorkflowRun run) {
        Thread hook = new Thread(() -> abort(run), "abort on Ctrl+C");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    private static void abort(WorkflowRun run) {
        if (!run.isBuilding()) {
            return;
        }
        run.doStop();
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        try {
            while (run.isBuilding() && System.currentTimeMillis() < end) {
                Thread.sleep(LOOK_MILLIS);
            }
            // The follower on the main thread prints the last lines meanwhile.
            Thread.sleep(4 * LOOK_MILLIS);
        } catch (InterruptedException impatient) {
            LOGGER.log(Level.FINE, "Not waiting for the end of the build", impatient);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException already) {
            LOGGER.log(Level.FINE, "The machine is shutting down", already);
        }
    }
}
