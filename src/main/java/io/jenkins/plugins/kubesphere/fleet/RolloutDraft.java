package io.jenkins.plugins.kubesphere.fleet;

import java.util.List;

/** A state in the making. */
final class RolloutDraft {
    private final RolloutState state;

    /** @param state a copy of its own */
    RolloutDraft(RolloutState state) {
        this.state = state;
    }

    RolloutDraft with(String cluster, Phase phase) {
        state.phases.put(cluster, phase);
        return phase == Phase.DEPLOYING || phase == Phase.TAKING_OVER ? touched(cluster) : this;
    }

    RolloutDraft touched(String cluster) {
        if (!state.started.contains(cluster)) {
            state.started.add(cluster);
        }
        return this;
    }

    RolloutDraft as(String cluster, Role role) {
        state.roles.put(cluster, role);
        return this;
    }

    RolloutDraft because(String cluster, String reason) {
        state.reasons.merge(cluster, reason, (first, second) -> first.contains(second) ? first : first + "; " + second);
        return this;
    }

    /** Whatever was said about it before is told by this, too. */
    RolloutDraft onlyBecause(String cluster, String reason) {
        state.reasons.put(cluster, reason);
        return this;
    }

    RolloutDraft failed(String cluster, String reason) {
        state.phases.put(cluster, Phase.FAILED);
        state.failed.add(cluster);
        return blame(cluster).because(cluster, reason);
    }

    RolloutDraft blame(String cluster) {
        state.blamed.add(cluster);
        return this;
    }

    RolloutDraft askedAgain(String cluster) {
        state.askedAgain.add(cluster);
        return this;
    }

    /** Scales it down; afterwards it stands where {@code then} says. */
    RolloutDraft standingDown(String cluster, Phase then) {
        state.phases.put(cluster, Phase.STANDING_DOWN);
        state.serving.standDown(cluster, then);
        return this;
    }

    RolloutDraft stoodDown(String cluster) {
        state.phases.put(cluster, state.serving.stoodDown(cluster));
        return this;
    }

    RolloutDraft notStoodDown(String cluster) {
        state.serving.notStoodDown(cluster);
        return this;
    }

    /** It has failed while it was getting its work back: it has to be scaled down again. */
    RolloutDraft tooActive(String cluster) {
        state.serving.tooActive(cluster);
        return this;
    }

    /** The standby of a primary serves in its place. */
    RolloutDraft replaced(String primary, String standby) {
        state.serving.replace(primary, standby);
        return this;
    }

    /** So it was noted when this rollout began. */
    RolloutDraft replacedAtFirst(String primary, String standby) {
        state.serving.replaceAtFirst(primary, standby);
        return this;
    }

    /** Who serves is again as it was when this rollout began. */
    RolloutDraft asAtFirst(String standby, List<String> primaries) {
        state.serving.asAtFirst(standby, primaries);
        return this;
    }

    /** A standby served when this rollout began. */
    RolloutDraft serving(String standby) {
        state.serving.serveAtFirst(standby);
        return this;
    }

    RolloutDraft back(String primary) {
        state.serving.back(primary);
        return this;
    }

    RolloutDraft notServing(String standby) {
        state.serving.relieve(standby);
        return this;
    }

    RolloutDraft returned(String cluster) {
        state.serving.hasReturnedNow(cluster);
        return this;
    }

    RolloutDraft gateOpened(int wave) {
        state.questions.openGate(wave);
        return this;
    }

    RolloutDraft gatePassed(int wave) {
        state.questions.passGate(wave);
        return this;
    }

    RolloutDraft toCheck(Check asked) {
        state.questions.add(asked);
        return this;
    }

    RolloutDraft checking(Check asked) {
        state.questions.begin(asked);
        return this;
    }

    RolloutDraft checked() {
        state.questions.end();
        return this;
    }

    RolloutDraft stopped(String reason, boolean byAbort) {
        state.questions.closeGates();
        state.stopReason = state.stopReason == null ? reason : state.stopReason;
        state.aborted |= byAbort;
        return this;
    }

    RolloutState done() {
        return state;
    }
}
