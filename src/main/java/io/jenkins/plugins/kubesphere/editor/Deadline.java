package io.jenkins.plugins.kubesphere.editor;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Lets work on somebody's text take only so long, and only so many texts be worked on at once, so that no text can hold up a controller. */
final class Deadline {
    private static final int SECONDS = 10;
    private static final int AT_ONCE = 4;
    private static final int WAITING = 32;
    private static final int IDLE_SECONDS = 30;
    private static final long STACK_BYTES = 16L << 20;

    private static final ThreadPoolExecutor WORKERS = workers();

    private Deadline() {
    }

    private static ThreadPoolExecutor workers() {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
            // Deeply nested texts are parsed by recursion.
            Thread thread = new Thread(null, work, "stage editor", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    /**
     * Does the work in another thread, as the same person and in the same language.
     *
     * @throws Refusal when the work takes longer than {@value #SECONDS} seconds, or too many texts wait already
     */
    static <T> T within(Callable<T> work) throws Refusal, IOException, InterruptedException {
        Authentication reader = Jenkins.getAuthentication2();
        Callable<T> asReader = () -> {
            try (ACLContext ignored = ACL.as2(reader)) {
                return work.call();
            }
        };
        Future<T> future;
        try {
            future = WORKERS.submit(ReaderLanguage.keep(asReader));
        } catch (RejectedExecutionException full) {
            throw Refusal.busy(Messages.Deadline_busy());
        }
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw Refusal.busy(Messages.Deadline_late(SECONDS));
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof Refusal refused) {
                throw refused;
            }
            if (thrown.getCause() instanceof StackOverflowError) {
                throw Refusal.badRequest(Messages.Deadline_nested());
            }
            throw new IOException(thrown.getCause().toString(), thrown.getCause());
        } finally {
            future.cancel(true);
        }
    }
}
