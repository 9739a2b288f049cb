package io.jenkins.plugins.kubesphere.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * The state machine: an event and a state give a new state, {@link #next} says what to start in a state. It has no clock, no I/O and no memory of its
 * own.
 * An action has to be acknowledged (by {@link #starting}) before it is carried out, so that a state persisted in between never forgets work begun.
 */
public final class Rollout {
    private final RolloutPlan plan;
    private final Rollbacks rollbacks;
    private final StandDowns standDowns;
    private final Turns turns;

    public Rollout(RolloutPlan plan) {
        this.plan = plan;
        this.rollbacks = new Rollbacks(plan);
        this.standDowns = new StandDowns(plan, rollbacks);
        this.turns = new Turns(plan);
    }

    public RolloutState begin() {
        return RolloutState.begin(plan);
    }

    /** What to start now; empty while waiting for what runs. A {@link Action.Finish} comes alone. */
    public List<Action> next(RolloutState state) {
        if (state.isAborted()) {
            return List.of(new Action.Finish(outcome(state)));
        }
        List<Action> actions = new ArrayList<>(preparations(state));
        if (!actions.isEmpty() || state.count(Phase.PREPARING) > 0 && state.started().isEmpty() && !isUnderWay(state)) {
            return actions;
        }
        actions.addAll(standDowns.next(state));
        if (state.check() == null && !state.waitingChecks().isEmpty()) {
            actions.add(new Action.Ask(state.waitingChecks().get(0)));
        }
        if (state.stopReason() != null) {
            if (actions.isEmpty()) {
                afterStop(state, actions);
            }
        } else if (turns.next(state, actions) && !state.isBusy() && actions.isEmpty()) {
            actions.add(new Action.Finish(outcome(state)));
        }
        return actions;
    }

    /** Whether the first wave may have begun: then clusters are prepared one by one, at their turn. */
    private boolean isUnderWay(RolloutState state) {
        return plan.clusters().stream().anyMatch(state::isAskedAgain);
    }

    private List<Action> preparations(RolloutState state) {
        List<Action> actions = new ArrayList<>();
        if (state.stopReason() == null) {
            plan.clusters().stream().filter(cluster -> state.phase(cluster) == Phase.PENDING).forEach(cluster -> actions.add(new Action.Prepare(cluster)));
        }
        return actions;
    }

    private void afterStop(RolloutState state, List<Action> actions) {
        if (state.check() != null || state.phases().values().stream().anyMatch(phase -> phase.isBusy() && phase != Phase.ROLLING_BACK)) {
            return;
        }
        actions.addAll(rollbacks.next(state));
        if (!actions.isEmpty() || state.count(Phase.ROLLING_BACK) > 0) {
            return;
        }
        Check rollback = new Check(Check.Kind.ROLLBACK, "");
        boolean any = state.count(Phase.ROLLED_BACK) + state.count(Phase.ROLLBACK_FAILED) > 0;
        actions.add(any && plan.rules().hasBlock() && !state.isChecked(rollback) ? new Action.Ask(rollback) : new Action.Finish(outcome(state)));
    }

    /** With how many replicas a cluster gets the release at present. */
    public Role role(RolloutState state, String cluster) {
        return turns.role(state, cluster);
    }

    /** Notes that an action is about to be carried out. */
    public RolloutState starting(RolloutState state, Action action) {
        return new Starts(plan).starting(state, action);
    }

    /** What was started and is not answered, to be started anew after a restart. Gates and checks are the caller's. */
    public List<Action> inFlight(RolloutState state) {
        return new Starts(plan).inFlight(state);
    }

    /** The state after an event. An event that does not belong to the state is refused with an {@link IllegalStateException}. */
    public RolloutState after(RolloutState state, Event event) {
        return new Transitions(plan).after(state, event);
    }

    /** What comes of events that are told together; those that come too late are left out. */
    public Advance advance(RolloutState state, List<Event> events) {
        return Advance.of(this, state, events);
    }

    private Outcome outcome(RolloutState state) {
        if (state.isAborted()) {
            return Outcome.ABORTED;
        }
        if (state.stopReason() != null || state.failures() > plan.rules().maxFailures()) {
            return Outcome.FAILED;
        }
        return state.failures() == 0 && state.count(Phase.TAKEN_OVER) == 0 ? Outcome.SUCCEEDED : Outcome.TOLERATED;
    }
}
