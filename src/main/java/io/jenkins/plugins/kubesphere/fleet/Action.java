package io.jenkins.plugins.kubesphere.fleet;

/** What whoever drives a rollout has to start now. */
public sealed interface Action {
    /** Reach this cluster, lock it, read who serves and what has drifted; answered by {@code Prepared}, {@code Lost} or {@code Refused}. */
    record Prepare(String cluster) implements Action {}

    /** Bring the release to this cluster; answered by {@code Deployed}, {@code Failed} or {@code Lost}. */
    record Deploy(String cluster, Role role) implements Action {}

    /** Note in the standby that it serves instead of the primary, and bring it the release with all replicas; answered by {@code Deployed},
     * {@code Failed} or {@code Lost} of the standby. */
    record TakeOver(String standby, String primary) implements Action {}

    /** Note there who serves instead, and scale to the standby count; answered by {@code StoodDown} or {@code StandDownFailed}. */
    record StandDown(String cluster) implements Action {}

    /** Give this cluster back what it had; answered by {@code RolledBack} or {@code RollbackFailed}. */
    record Rollback(String cluster) implements Action {}

    /** Ask whether the wave (counted from 0) may be followed by the next; answered by {@code GatePassed} or {@code GateFailed}. */
    record OpenGate(int wave) implements Action {}

    /** Run the block; answered by {@code CheckPassed} or {@code CheckFailed}. */
    record Ask(Check check) implements Action {}

    /** Nothing more will happen. */
    record Finish(Outcome outcome) implements Action {}
}
