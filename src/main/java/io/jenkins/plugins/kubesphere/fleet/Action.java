package io.jenkins.plugins.kubesphere.fleet;

/** What whoever drives a rollout has to start now. */
public sealed interface Action {
    /** Bring the release to this cluster; answered by {@code succeeded} or {@code failed}. */
    record Deploy(String cluster) implements Action {}

    /** Give this cluster back what it had; answered by {@code rolledBack} or {@code rollbackFailed}. */
    record Rollback(String cluster) implements Action {}

    /** Ask whether the wave (counted from 0) may be followed by the next; answered by {@code gatePassed} or {@code gateFailed}. */
    record OpenGate(int wave) implements Action {}

    /** Nothing more will happen. */
    record Finish(Outcome outcome) implements Action {}
}
