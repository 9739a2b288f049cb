package io.jenkins.plugins.kubesphere.fleet;

import java.util.ArrayList;
import java.util.List;

/** What has begun: notes it in a state before it is carried out, and finds it again there after a restart. */
final class Starts {
    private final RolloutPlan plan;
    private final Standbys standbys;

    Starts(RolloutPlan plan) {
        this.plan = plan;
        this.standbys = plan.rules().standbys();
    }

    RolloutState starting(RolloutState state, Action action) {
        RolloutDraft draft = state.draft();
        if (action instanceof Action.Prepare prepare) {
            if (state.phase(prepare.cluster()) == Phase.LOST) {
                draft.askedAgain(prepare.cluster());
            }
            return draft.with(prepare.cluster(), Phase.PREPARING).done();
        }
        if (action instanceof Action.Deploy deploy) {
            state.require(deploy.cluster(), Phase.PREPARED);
            return draft.with(deploy.cluster(), Phase.DEPLOYING).as(deploy.cluster(), deploy.role()).done();
        }
        if (action instanceof Action.TakeOver takeover) {
            return draft.with(takeover.standby(), Phase.TAKING_OVER).replaced(takeover.primary(), takeover.standby()).done();
        }
        if (action instanceof Action.StandDown down) {
            draft.standingDown(down.cluster(), state.phase(down.cluster()));
            return standbys.isStandby(down.cluster()) ? draft.touched(down.cluster()).done() : draft.done();
        }
        if (action instanceof Action.Rollback rollback) {
            return draft.with(rollback.cluster(), Phase.ROLLING_BACK).done();
        }
        if (action instanceof Action.Ask ask) {
            return draft.checking(ask.check()).done();
        }
        return action instanceof Action.OpenGate gate ? draft.gateOpened(gate.wave()).done() : state;
    }

    List<Action> inFlight(RolloutState state) {
        List<Action> actions = new ArrayList<>();
        for (String cluster : plan.clusters()) {
            switch (state.phase(cluster)) {
                case PREPARING -> actions.add(new Action.Prepare(cluster));
                case DEPLOYING -> actions.add(new Action.Deploy(cluster, state.role(cluster)));
                case TAKING_OVER -> standbys.primaries(cluster).stream().filter(primary -> state.isTakenOverNow(primary)).findFirst()
                        .ifPresent(primary -> actions.add(new Action.TakeOver(cluster, primary)));
                case STANDING_DOWN -> actions.add(new Action.StandDown(cluster));
                case ROLLING_BACK -> actions.add(new Action.Rollback(cluster));
                default -> { }
            }
        }
        return actions;
    }
}
