package io.jenkins.plugins.kubesphere.fleet;

/** What follows when a cluster has failed: too many of them stop the rollout, and a primary that has got only part of its work back stands down again. */
final class Failures {
    private final RolloutRules rules;
    private final Standbys standbys;

    Failures(RolloutRules rules) {
        this.rules = rules;
        this.standbys = rules.standbys();
    }

    RolloutState failed(RolloutState state, String cluster, String reason) {
        RolloutState next = state.draft().failed(cluster, reason).done();
        boolean tooMany = rules.onFailure() != OnFailure.CONTINUE && next.failures() > rules.maxFailures();
        return tooMany ? stopped(next, named(cluster, reason)) : next;
    }

    /** Why a release stops is read without the cluster's line beside it. */
    private static String named(String cluster, String reason) {
        return reason.contains("\"" + cluster + "\"") ? reason : Messages.Transitions_cluster(cluster, reason);
    }

    static RolloutState stopped(RolloutState state, String reason) {
        return state.draft().stopped(reason, false).done();
    }

    /** The release could not be brought there. A standby that was to take over fails its primaries as well. */
    RolloutState notDeployed(RolloutState state, String cluster, String reason) {
        RolloutState next = state;
        if (state.phase(cluster) == Phase.TAKING_OVER) {
            for (String primary : standbys.primaries(cluster)) {
                if (state.isBeingReplaced(primary)) {
                    next = failed(next, primary, Messages.Transitions_standbyFailed(cluster));
                }
            }
        }
        next = failed(next, cluster, reason);
        boolean halfBack = next.isReplaced(cluster) && rules.isFailback() && !standbys.isStandby(cluster);
        return halfBack && !willRollBack(next, cluster) ? next.draft().tooActive(cluster).done() : next;
    }

    /** Two serve: the primary has to stand down again, unless it goes back anyway. */
    RolloutState notFailedBack(RolloutState state, String primary, String problem) {
        RolloutState next = stopped(state.draft().failed(primary, problem).done(), problem);
        return willRollBack(next, primary) ? next : next.draft().tooActive(primary).done();
    }

    private boolean willRollBack(RolloutState state, String cluster) {
        boolean back = rules.onFailure() == OnFailure.ROLLBACK || rules.onFailure() == OnFailure.ROLLBACK_ALL;
        return state.stopReason() != null && back && state.started().contains(cluster);
    }
}
