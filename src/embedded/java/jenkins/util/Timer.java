package jenkins.util;

import io.jenkins.plugins.kubesphere.embedded.SystemThreads;
import java.util.concurrent.ScheduledExecutorService;

/** The controller's threads for short, timed work. */
public class Timer {

    private static final int THREADS = 10;
    private static ScheduledExecutorService executor;

    private Timer() {}

    public static synchronized ScheduledExecutorService get() {
        if (executor == null) {
            executor = SystemThreads.timed("jenkins.util.Timer", THREADS);
        }
        return executor;
    }

    public static synchronized void shutdown() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }
}
