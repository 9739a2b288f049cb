package org.jenkinsci.plugins.workflow.steps;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One piece of work of a step on a thread of its own, which a stop interrupts. */
final class Worker {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "pipeline-step-" + COUNTER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private Thread thread;
    private Throwable stopCause;
    private boolean done;

    private Worker() {
    }

    static Worker submit(StepContext context, GeneralNonBlockingStepExecution.Block block) {
        Worker worker = new Worker();
        THREADS.execute(() -> worker.work(context, block));
        return worker;
    }

    private void work(StepContext context, GeneralNonBlockingStepExecution.Block block) {
        Throwable failure = begin();
        if (failure == null) {
            try {
                block.run();
            } catch (Throwable thrown) {
                failure = thrown;
            }
        }
        Throwable cause = end();
        if (failure != null) {
            if (cause != null && cause != failure) {
                cause.addSuppressed(failure);
            }
            context.onFailure(cause == null ? failure : cause);
        }
    }

    private synchronized Throwable begin() {
        thread = Thread.currentThread();
        return stopCause;
    }

    /** From here on a stop no longer reaches the work; an interrupt that came late must not reach the next work of this thread. */
    private synchronized Throwable end() {
        thread = null;
        done = true;
        Thread.interrupted();
        return stopCause;
    }

    /** Interrupts the work; false when it was over already. */
    synchronized boolean stop(Throwable cause) {
        if (done) {
            return false;
        }
        stopCause = cause;
        if (thread != null) {
            thread.interrupt();
        }
        return true;
    }

    synchronized boolean isDone() {
        return done;
    }

    synchronized String status() {
        return thread == null ? "not running" : "running in thread " + thread.getName();
    }
}
