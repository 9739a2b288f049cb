package io.jenkins.plugins.kubesphere.fleet;

/** How a rollout ended. */
public enum Outcome {
    /** Every cluster has the release. */
    SUCCEEDED,
    /** Some clusters failed, not more than are tolerated; all others have the release. */
    TOLERATED,
    FAILED,
    ABORTED
}
