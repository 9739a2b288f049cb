package io.jenkins.plugins.kubesphere.embedded;

import hudson.security.ACL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Thread pools whose daemon threads work in the controller's own name. */
public final class SystemThreads {

    private SystemThreads() {}

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + " [#" + count.incrementAndGet() + "]");
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void asSystem() {
        SecurityContextHolder.setContext(new SecurityContextImpl(ACL.SYSTEM2));
    }

    /** As many threads as there is work; idle ones go after a minute. */
    public static ExecutorService cached(String name) {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), named(name)) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                asSystem();
            }

            @Override
            protected void afterExecute(Runnable task, Throwable problem) {
                SecurityContextHolder.clearContext();
            }
        };
    }

    /** A fixed number of threads for timed work. */
    public static ScheduledThreadPoolExecutor timed(String name, int threads) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(threads, named(name)) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                asSystem();
            }

            @Override
            protected void afterExecute(Runnable task, Throwable problem) {
                SecurityContextHolder.clearContext();
            }
        };
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
