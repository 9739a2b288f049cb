package io.jenkins.plugins.kubesphere.embedded.cps;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs tasks one after the other on a borrowed thread; a build that waits holds none. */
final class SerialLoop {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(null, task, "pipeline-" + COUNTER.incrementAndGet(), 4L << 20);
        thread.setDaemon(true);
        return thread;
    });

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean busy;

    synchronized void submit(Runnable task) {
        tasks.add(task);
        if (!busy) {
            busy = true;
            THREADS.execute(this::drain);
        }
    }

    private void drain() {
        Runnable task = next();
        while (task != null) {
            task.run();
            task = next();
        }
    }

    private synchronized Runnable next() {
        Runnable task = tasks.poll();
        busy = task != null;
        return task;
    }
}
