package io.jenkins.plugins.kubesphere.cluster;

/** A cluster refused something or could not be reached. The message is for the person whose build it is. */
public final class ClusterException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong, for those who decide by it. */
    public enum Cause {
        /** No answer: connection, TLS, proxy. */
        UNREACHABLE,
        /** 401 or 403. */
        DENIED,
        /** The request itself is wrong: unknown kind, invalid field, admission refusal. */
        REFUSED,
        /** Another manager owns a field (409). */
        CONFLICT,
        /** What was applied will certainly not become ready. */
        NOT_READY,
        /** It did not become ready in time. */
        TIMEOUT,
        /** Stopped on request. */
        CANCELLED
    }

    private final Cause kind;

    /** A failure of this kind with a sentence for the user. */
    public ClusterException(Cause kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What went wrong. */
    public Cause kind() {
        return kind;
    }

    /** The same with the place in a manifest in front. */
    ClusterException at(String position) {
        return new ClusterException(kind, position + ": " + getMessage());
    }
}
