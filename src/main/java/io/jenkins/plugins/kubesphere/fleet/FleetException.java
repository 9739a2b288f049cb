package io.jenkins.plugins.kubesphere.fleet;

/** Clusters, selectors or waves that cannot be used as they are given; the message says which one and what to write instead. */
public final class FleetException extends Exception {
    private static final long serialVersionUID = 1;

    public FleetException(String message) {
        super(message);
    }
}
