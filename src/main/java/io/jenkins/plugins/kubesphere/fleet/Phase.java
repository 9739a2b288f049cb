package io.jenkins.plugins.kubesphere.fleet;

/** Where one cluster stands. */
public enum Phase {
    /** Nobody has asked it anything. */
    PENDING,
    /** Its lock, what it serves and its drift are looked up. */
    PREPARING,
    /** It answered and may get the release; stays so after a stop. */
    PREPARED,
    /** It did not answer. Asked again at its turn; then its standby takes over, or it has failed. */
    LOST,
    /** Being worked on, or to be looked at again after a restart. */
    DEPLOYING,
    /** A standby that gets the release and all its replicas, in place of a primary. */
    TAKING_OVER,
    /** Being scaled to its standby count. */
    STANDING_DOWN,
    /** Has the release and is ready. */
    DONE,
    /** Was not reached or touched, or is not ready. */
    FAILED,
    /** Does not answer; its standby serves. */
    TAKEN_OVER,
    ROLLING_BACK,
    /** Has what it had before this release. */
    ROLLED_BACK,
    /** May be in between; a person has to look. */
    ROLLBACK_FAILED;

    /** Whether something is going on there. */
    public boolean isBusy() {
        return this == PREPARING || this == DEPLOYING || this == TAKING_OVER || this == STANDING_DOWN || this == ROLLING_BACK;
    }

    /** Whether its wave need not wait for it. */
    public boolean isSettled() {
        return this == DONE || this == FAILED || this == TAKEN_OVER;
    }
}
