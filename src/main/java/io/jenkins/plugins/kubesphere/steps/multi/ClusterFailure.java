package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.Lease;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** What a failure of work on a cluster means. */
final class ClusterFailure {

    private ClusterFailure() {
    }

    /** The cluster has been silent for too long: whoever waits for it goes on without it. */
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1;

        Lost(String message) {
            super(message);
        }
    }

    static boolean isLost(Throwable failure) {
        return Lease.cause(failure) instanceof Lost;
    }

    static boolean isUnreachable(Throwable failure) {
        return Lease.cause(failure) instanceof ClusterException problem && problem.kind() == ClusterException.Cause.UNREACHABLE;
    }

    /** One sentence for people. */
    static String sentence(Throwable failure) {
        Throwable cause = Lease.cause(failure);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Starts work whose future also tells of what fails at its start. */
    static <T> CompletableFuture<T> caught(Callable<CompletableFuture<T>> work) {
        try {
            return work.call();
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
