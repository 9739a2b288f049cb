package io.jenkins.plugins.kubesphere.fleet;

import java.util.ArrayList;
import java.util.List;

/** Whose turn it is: one wave after the other, in each no more clusters at once than it allows, and its gate before the next one. */
final class Turns {
    private final RolloutPlan plan;
    private final Standbys standbys;

    Turns(RolloutPlan plan) {
        this.plan = plan;
        this.standbys = plan.rules().standbys();
    }

    /**
     * Adds what comes next.
     *
     * @param actions what is begun besides, which a cluster of the wave may have to wait for
     * @return whether all waves have had their turn
     */
    boolean next(RolloutState state, List<Action> actions) {
        for (int i = 0; i < plan.waves().size(); i++) {
            PlannedWave wave = plan.waves().get(i);
            if (!wave.clusters().stream().allMatch(cluster -> hasHadItsTurn(state, cluster))) {
                inWave(state, wave, actions);
                return false;
            }
            boolean standsDown = actions.stream().anyMatch(action -> action instanceof Action.StandDown down && wave.clusters().contains(down.cluster()));
            if (standsDown || state.isAsking()) {
                return false;
            }
            if (plan.isGated(i) && !state.isGatePassed(i)) {
                if (!state.isGateOpen(i)) {
                    actions.add(new Action.OpenGate(i));
                }
                return false;
            }
        }
        return true;
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
            if (state.phase(cluster) == Phase.PREPARED && !state.mustStandDown(cluster) && !claimed.contains(cluster)) {
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

    private static boolean isRunning(RolloutState state, String cluster) {
        return state.phase(cluster).isBusy() || state.isAsking(new Check(Check.Kind.TAKEOVER, cluster)) || state.isBeingReplaced(cluster);
    }

    /** With how many replicas a cluster gets the release at present. */
    Role role(RolloutState state, String cluster) {
        if (standbys.isStandby(cluster)) {
            return state.servingStandbys().contains(cluster) ? Role.ACTIVE : Role.STANDBY;
        }
        return state.isReplaced(cluster) && !plan.rules().isFailback() ? Role.STANDBY : Role.ACTIVE;
    }
}
