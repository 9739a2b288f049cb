package io.jenkins.plugins.kubesphere.fleet;

import java.util.Set;

/** What whoever drives a rollout tells it. Reasons are one sentence for people. */
public sealed interface Event {
    /**
     * A cluster answered and is locked.
     *
     * @param servesFor the primaries for which it serves as their standby, as noted there
     * @param replacedBy the standby that serves in its place, as noted there; null for none
     */
    record Prepared(String cluster, Set<String> servesFor, String replacedBy) implements Event {}

    /** A cluster does not answer. */
    record Lost(String cluster, String reason) implements Event {}

    /** A cluster answered and cannot be used: locked, no permission. Nothing was changed there. */
    record Refused(String cluster, String reason) implements Event {}

    record Deployed(String cluster) implements Event {}

    record Failed(String cluster, String reason) implements Event {}

    record StoodDown(String cluster) implements Event {}

    record StandDownFailed(String cluster, String reason) implements Event {}

    /** A primary whose standby took over in this rollout answers again. */
    record Returned(String cluster) implements Event {}

    record RolledBack(String cluster) implements Event {}

    record RollbackFailed(String cluster, String reason) implements Event {}

    record GatePassed(int wave) implements Event {}

    record GateFailed(int wave, String reason) implements Event {}

    record CheckPassed(Check check) implements Event {}

    record CheckFailed(Check check, String reason) implements Event {}

    record Aborted(String reason) implements Event {}
}
