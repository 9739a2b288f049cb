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
    private final Standbys standbys;
    private final Rollbacks rollbacks;

    public Rollout(RolloutPlan plan) {
        this.plan = plan;
        this.standbys = plan.rules().standbys();
        this.rollbacks = new Rollbacks(plan);
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
        actions.addAll(standDowns(state));
        if (state.check() == null && !state.waitingChecks().isEmpty()) {
            actions.add(new Action.Ask(state.waitingChecks().get(0)));
        }
        if (state.stopReason() != null) {
            if (actions.isEmpty()) {
                afterStop(state, actions);
            }
        } else {
            waves(state, actions);
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

    /** A primary that was replaced is scaled down before anything else is done to it; a standby once its primary has its work back. */
    private List<Action> standDowns(RolloutState state) {
        List<Action> actions = new ArrayList<>();
        for (String cluster : plan.clusters()) {
            Phase phase = state.phase(cluster);
            boolean back = phase == Phase.PREPARED || phase == Phase.TAKEN_OVER && state.hasReturned(cluster);
            boolean due = mustStandDown(state, cluster) && back && state.stopReason() == null;
            if (due || state.isTooActive(cluster) && (phase == Phase.FAILED || phase == Phase.DONE) || isRelieved(state, cluster)) {
                actions.add(new Action.StandDown(cluster));
            }
        }
        return actions;
    }

    private boolean isRelieved(RolloutState state, String standby) {
        Phase phase = state.phase(standby);
        boolean free = phase == Phase.PREPARED || phase == Phase.DONE;
        List<String> primaries = standbys.primaries(standby);
        return free && state.servingStandbys().contains(standby)
                && primaries.stream().anyMatch(primary -> state.isChecked(new Check(Check.Kind.FAILBACK, primary)))
                && primaries.stream().noneMatch(primary -> state.isReplaced(primary) || isFailingBack(state, primary) || rollbacks.takes(state, primary));
    }

    private static boolean isFailingBack(RolloutState state, String primary) {
        Check check = new Check(Check.Kind.FAILBACK, primary);
        return check.equals(state.check()) || state.waitingChecks().contains(check);
    }

    private void waves(RolloutState state, List<Action> actions) {
        for (int i = 0; i < plan.waves().size(); i++) {
            PlannedWave wave = plan.waves().get(i);
            if (!wave.clusters().stream().allMatch(cluster -> hasHadItsTurn(state, cluster))) {
                inWave(state, wave, actions);
                return;
            }
            boolean standsDown = actions.stream().anyMatch(action -> action instanceof Action.StandDown down && wave.clusters().contains(down.cluster()));
            if (standsDown || state.check() != null || !state.waitingChecks().isEmpty()) {
                return;
            }
            if (plan.isGated(i) && !state.isGatePassed(i)) {
                if (!state.isGateOpen(i)) {
                    actions.add(new Action.OpenGate(i));
                }
                return;
            }
        }
        if (!state.isBusy() && actions.isEmpty()) {
            actions.add(new Action.Finish(outcome(state)));
        }
    }

    /** A standby that takes over works for the wave of its primary, which counts it: its own wave, an earlier one, is not begun again by that. */
    private static boolean hasHadItsTurn(RolloutState state, String cluster) {
        return state.phase(cluster).isSettled() || state.phase(cluster) == Phase.TAKING_OVER;
    }

    private void inWave(RolloutState state, PlannedWave wave, List<Action> actions) {
        long running = wave.clusters().stream().filter(cluster -> isRunning(state, cluster)).count();
        List<String> claimed = new ArrayList<>();
        actions.stream().filter(Action.StandDown.class::isInstance).forEach(action -> claimed.add(((Action.StandDown) action).cluster()));
        for (String cluster : wave.clusters()) {
            if (running >= wave.maxParallel()) {
                return;
            }
            Action action = null;
            if (state.phase(cluster) == Phase.PREPARED && !mustStandDown(state, cluster) && !claimed.contains(cluster)) {
                action = new Action.Deploy(cluster, role(state, cluster));
            } else if (state.phase(cluster) == Phase.LOST && !state.isAskedAgain(cluster)) {
                action = new Action.Prepare(cluster);
            } else if (state.phase(cluster) == Phase.LOST && !isRunning(state, cluster)) {
                String standby = standbys.of(cluster);
                Phase there = state.phase(standby);
                if ((there == Phase.PREPARED || there == Phase.DONE) && !claimed.contains(standby)) {
                    action = new Action.TakeOver(standby, cluster);
                    claimed.add(standby);
                }
            }
            if (action != null) {
                actions.add(action);
                running++;
            }
        }
    }

    private boolean mustStandDown(RolloutState state, String cluster) {
        return state.isReplaced(cluster) && !state.hasStoodDown(cluster);
    }

    private boolean isRunning(RolloutState state, String cluster) {
        Check takeover = new Check(Check.Kind.TAKEOVER, cluster);
        boolean asked = takeover.equals(state.check()) || state.waitingChecks().contains(takeover);
        return state.phase(cluster).isBusy() || asked || isBeingReplaced(state, cluster);
    }

    /** With how many replicas a cluster gets the release at present. */
    public Role role(RolloutState state, String cluster) {
        if (standbys.isStandby(cluster)) {
            return state.servingStandbys().contains(cluster) ? Role.ACTIVE : Role.STANDBY;
        }
        return state.isReplaced(cluster) && !plan.rules().isFailback() ? Role.STANDBY : Role.ACTIVE;
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

    /** Notes that an action is about to be carried out. */
    public RolloutState starting(RolloutState state, Action action) {
        return new Starts(plan).starting(state, action);
    }

    /** What was started and is not answered, to be started anew after a restart. Gates and checks are the caller's. */
    public List<Action> inFlight(RolloutState state) {
        return new Starts(plan).inFlight(state);
    }

    /** Whether its standby is getting the release in its place: not yet that the block is asked about it. */
    static boolean isTakenOverNow(RolloutState state, String primary) {
        return isBeingReplaced(state, primary) && !state.isChecked(new Check(Check.Kind.TAKEOVER, primary));
    }

    /** Whether its standby is taking over, or the block about that is still to run. */
    static boolean isBeingReplaced(RolloutState state, String primary) {
        return state.phase(primary) == Phase.LOST && state.isReplaced(primary) && !state.isReplacedAtFirst(primary);
    }

    /** The state after an event. An event that does not belong to the state is refused with an {@link IllegalStateException}. */
    public RolloutState after(RolloutState state, Event event) {
        return new Transitions(plan).after(state, event);
    }

    static void require(RolloutState state, String cluster, Phase... phases) {
        if (!List.of(phases).contains(state.phase(cluster))) {
            throw new IllegalStateException(cluster + " is " + state.phase(cluster) + ", not " + List.of(phases));
        }
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
