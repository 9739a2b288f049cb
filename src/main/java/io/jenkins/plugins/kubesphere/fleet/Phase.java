package io.jenkins.plugins.kubesphere.fleet;

/** Where one cluster stands. */
public enum Phase {
    /** Not touched; stays so after a stop. */
    PENDING,
    /** Being worked on, or to be looked at again after a restart. */
    DEPLOYING,
    /** Has the release and is ready. */
    DONE,
    /** Was touched and is not ready. */
    FAILED,
    ROLLING_BACK,
    /** Has what it had before this release. */
    ROLLED_BACK,
    /** May be in between; a person has to look. */
    ROLLBACK_FAILED
}
