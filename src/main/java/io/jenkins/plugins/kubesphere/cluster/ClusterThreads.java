package io.jenkins.plugins.kubesphere.cluster;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads on which all answers of all clusters are worked on. Nothing that runs here may wait. */
final class ClusterThreads {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(4, 4, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
        Thread thread = new Thread(task, "kubernetes-clusters-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    static {
        POOL.allowCoreThreadTimeOut(true);
    }

    private ClusterThreads() {
    }

    static Executor pool() {
        return POOL;
    }

    static CompletableFuture<Void> after(Duration delay) {
        return CompletableFuture.runAsync(() -> { }, CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, POOL));
    }

    /** Runs a task later. Cancelling the future forgets the task at once, and with it whatever it holds. */
    static CompletableFuture<?> later(Duration delay, Runnable task) {
        CompletableFuture<Void> timer = new CompletableFuture<Void>().completeOnTimeout(null, delay.toMillis(), TimeUnit.MILLISECONDS);
        timer.thenRunAsync(task, POOL);
        return timer;
    }
}
