package io.jenkins.plugins.kubesphere.fleet;

/** What each event does to a state. */
final class Transitions {
    private final RolloutPlan plan;
    private final RolloutRules rules;
    private final Standbys standbys;
    private final Failures failures;

    Transitions(RolloutPlan plan) {
        this.plan = plan;
        this.rules = plan.rules();
        this.standbys = rules.standbys();
        this.failures = new Failures(rules);
    }

    RolloutState after(RolloutState state, Event event) {
        if (state.isAborted()) {
            return state;
        }
        if (event instanceof Event.Prepared prepared) {
            return settled(prepared(state, prepared));
        }
        if (event instanceof Event.Lost lost) {
            return settled(lost(state, lost));
        }
        if (event instanceof Event.Refused refused) {
            state.require(refused.cluster(), Phase.PREPARING);
            return settled(failures.failed(state, refused.cluster(), refused.reason()));
        }
        if (event instanceof Event.Deployed deployed) {
            return settled(deployed(state, deployed.cluster()));
        }
        if (event instanceof Event.Failed failed) {
            state.require(failed.cluster(), Phase.DEPLOYING, Phase.TAKING_OVER);
            return settled(failures.notDeployed(state, failed.cluster(), failed.reason()));
        }
        if (event instanceof Event.StoodDown down) {
            state.require(down.cluster(), Phase.STANDING_DOWN);
            return settled(stoodDown(state, down.cluster()));
        }
        if (event instanceof Event.StandDownFailed down) {
            state.require(down.cluster(), Phase.STANDING_DOWN);
            return settled(failures.failed(state.draft().notStoodDown(down.cluster()).done(), down.cluster(), down.reason()));
        }
        if (event instanceof Event.Returned back) {
            return state.phase(back.cluster()) == Phase.TAKEN_OVER ? state.draft().returned(back.cluster()).done() : state;
        }
        if (event instanceof Event.RolledBack back) {
            state.require(back.cluster(), Phase.ROLLING_BACK);
            return rolledBack(state, back.cluster());
        }
        if (event instanceof Event.RollbackFailed back) {
            state.require(back.cluster(), Phase.ROLLING_BACK);
            return state.draft().with(back.cluster(), Phase.ROLLBACK_FAILED).because(back.cluster(), back.reason()).done();
        }
        return afterQuestion(state, event);
    }

    private RolloutState afterQuestion(RolloutState state, Event event) {
        if (event instanceof Event.GatePassed gate) {
            return state.isGateOpen(gate.wave()) ? state.draft().gatePassed(gate.wave()).done() : state;
        }
        if (event instanceof Event.GateFailed gate) {
            if (!state.isGateOpen(gate.wave())) {
                return state;
            }
            RolloutDraft draft = state.draft().stopped(gate.reason(), false);
            plan.waves().get(gate.wave()).clusters().forEach(draft::blame);
            return draft.done();
        }
        if (event instanceof Event.CheckPassed passed) {
            return passed.check().equals(state.check()) ? settled(checked(state, passed.check(), null)) : state;
        }
        if (event instanceof Event.CheckFailed failed) {
            return failed.check().equals(state.check()) ? settled(checked(state, failed.check(), failed.reason())) : state;
        }
        Event.Aborted aborted = (Event.Aborted) event;
        return state.draft().stopped(aborted.reason(), true).done();
    }

    /** What is noted in a standby that answers counts; what a primary says of its standby only while that one does not. */
    private RolloutState prepared(RolloutState state, Event.Prepared event) {
        String cluster = event.cluster();
        state.require(cluster, Phase.PREPARING);
        RolloutDraft draft = state.draft().with(cluster, Phase.PREPARED);
        if (standbys.isStandby(cluster)) {
            for (String primary : standbys.primaries(cluster)) {
                if (event.servesFor().contains(primary)) {
                    draft.replacedAtFirst(primary, cluster);
                    if (state.phase(primary) == Phase.DONE) {
                        late(draft, primary);
                    } else if (state.phase(primary) == Phase.LOST && state.isAskedAgain(primary)) {
                        // It waited for a takeover that an earlier release has done.
                        draft.with(primary, Phase.TAKEN_OVER);
                    }
                } else if (!state.isBeingReplaced(primary)) {
                    draft.back(primary);
                }
            }
            if (!event.servesFor().isEmpty()) {
                draft.serving(cluster);
            }
        }
        String standby = standbys.of(cluster);
        boolean unknown = standby != null && (state.phase(standby) == Phase.PENDING || state.phase(standby) == Phase.PREPARING
                || state.phase(standby) == Phase.LOST || state.phase(standby) == Phase.FAILED);
        if (event.replacedBy() != null && event.replacedBy().equals(standby) && unknown) {
            draft.replacedAtFirst(cluster, standby);
        }
        return draft.done();
    }

    /** Only now it is known that a primary that got the release was replaced before: two serve. It stands down, or the standby does. */
    private void late(RolloutDraft draft, String primary) {
        if (rules.isFailback()) {
            draft.toCheck(new Check(Check.Kind.FAILBACK, primary));
        } else {
            draft.tooActive(primary);
        }
    }

    private RolloutState lost(RolloutState state, Event.Lost event) {
        state.require(event.cluster(), Phase.PREPARING, Phase.DEPLOYING, Phase.TAKING_OVER);
        if (state.phase(event.cluster()) == Phase.TAKING_OVER) {
            return failures.notDeployed(state, event.cluster(), event.reason());
        }
        RolloutDraft draft = state.draft().with(event.cluster(), Phase.LOST).onlyBecause(event.cluster(), event.reason());
        boolean served = state.isReplacedAtFirst(event.cluster()) && state.isReplaced(event.cluster()) && canTakeOver(state, event.cluster());
        if (served && (state.isAskedAgain(event.cluster()) || state.phase(event.cluster()) == Phase.DEPLOYING)) {
            return draft.with(event.cluster(), Phase.TAKEN_OVER).done();
        }
        if (state.phase(event.cluster()) == Phase.DEPLOYING) {
            draft.askedAgain(event.cluster());
        }
        return draft.done();
    }

    private RolloutState deployed(RolloutState state, String cluster) {
        state.require(cluster, Phase.DEPLOYING, Phase.TAKING_OVER);
        RolloutDraft draft = state.draft().with(cluster, Phase.DONE);
        if (state.phase(cluster) == Phase.TAKING_OVER) {
            for (String primary : standbys.primaries(cluster)) {
                if (state.isTakenOverNow(primary)) {
                    draft.toCheck(new Check(Check.Kind.TAKEOVER, primary));
                }
            }
        } else if (state.isReplaced(cluster) && !standbys.isStandby(cluster) && (rules.isFailback() || !state.hasStoodDown(cluster))) {
            late(draft, cluster);
        }
        return draft.done();
    }

    private RolloutState checked(RolloutState state, Check check, String problem) {
        RolloutDraft draft = state.draft().checked();
        String primary = check.cluster();
        return switch (check.kind()) {
            case TAKEOVER -> problem == null ? (state.isBeingReplaced(primary) ? draft.with(primary, Phase.TAKEN_OVER) : draft).done()
                    : Failures.stopped(draft.blame(standbys.of(primary)).failed(primary, problem).done(), problem);
            case FAILBACK -> problem == null ? draft.back(primary).done() : failures.notFailedBack(draft.done(), primary, problem);
            case ROLLBACK -> problem == null ? draft.done() : Failures.stopped(draft.done(), problem);
        };
    }

    private RolloutState stoodDown(RolloutState state, String cluster) {
        RolloutDraft draft = state.draft().stoodDown(cluster);
        if (standbys.isStandby(cluster)) {
            draft.notServing(cluster);
        }
        return draft.done();
    }

    private RolloutState rolledBack(RolloutState state, String cluster) {
        RolloutDraft draft = state.draft().with(cluster, Phase.ROLLED_BACK);
        return standbys.isStandby(cluster) ? draft.asAtFirst(cluster, standbys.primaries(cluster)).done() : draft.done();
    }

    /** Questions that nobody is asked, as there is no block, are answered; waiting for a standby that cannot come is over. */
    private RolloutState settled(RolloutState state) {
        RolloutState next = state;
        while (!rules.hasBlock() && !next.waitingChecks().isEmpty()) {
            Check check = next.waitingChecks().get(0);
            next = checked(next.draft().checking(check).done(), check, null);
        }
        for (String cluster : plan.clusters()) {
            boolean waits = next.phase(cluster) == Phase.LOST && next.isAskedAgain(cluster) && !next.isBeingReplaced(cluster);
            if (waits && (next.stopReason() != null || !canTakeOver(next, cluster))) {
                next = failures.failed(next, cluster, next.reason(cluster));
            }
        }
        return next;
    }

    private boolean canTakeOver(RolloutState state, String primary) {
        String standby = standbys.of(primary);
        if (standby == null || !plan.clusters().contains(standby)) {
            return false;
        }
        return state.phase(standby) != Phase.LOST && state.phase(standby) != Phase.FAILED;
    }
}
