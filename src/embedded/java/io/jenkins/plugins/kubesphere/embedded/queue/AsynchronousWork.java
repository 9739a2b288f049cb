package io.jenkins.plugins.kubesphere.embedded.queue;

import hudson.model.Executor;

/** Tells an executor that work which went on without a thread has ended. */
public final class AsynchronousWork {

    private AsynchronousWork() {}

    public static void completed(Executor executor, Throwable error) {
        executor.completedAsynchronous(error);
    }
}
