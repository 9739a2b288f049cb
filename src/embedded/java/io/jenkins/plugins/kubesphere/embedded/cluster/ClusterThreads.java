package io.jenkins.plugins.kubesphere.embedded.cluster;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Threads that all simulated clusters of this process share: their number does not grow with the number of clusters. */
final class ClusterThreads {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ScheduledExecutorService SCHEDULER = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "simulated-cluster-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });
    private static QueuedThreadPool pool;

    private ClusterThreads() {}

    static ScheduledExecutorService scheduler() {
        return SCHEDULER;
    }

    /** For requests; already started, so that no server stops it for the others. */
    static synchronized QueuedThreadPool requests() throws Exception {
        if (pool == null) {
            // Each server leases two of them at least, and a hundred clusters run in one process.
            pool = new QueuedThreadPool(1000, 8);
            pool.setName("simulated-cluster-api");
            pool.setDaemon(true);
            pool.start();
        }
        return pool;
    }
}
