package io.jenkins.plugins.kubesphere.fleet;

import java.util.ArrayList;
import java.util.List;

/** Which touched clusters go back after a stop, and in which order: the last one started first, at most as many at once as their wave allows. */
final class Rollbacks {
    private final RolloutPlan plan;

    Rollbacks(RolloutPlan plan) {
        this.plan = plan;
    }

    List<Action> next(RolloutState state) {
        List<Action> actions = new ArrayList<>();
        List<String> running = new ArrayList<>(state.started().stream().filter(cluster -> state.phase(cluster) == Phase.ROLLING_BACK).toList());
        List<String> started = state.started();
        for (int i = started.size() - 1; i >= 0; i--) {
            String cluster = started.get(i);
            if (!goesBack(state, cluster)) {
                continue;
            }
            int wave = plan.waveOf(cluster);
            boolean sameWave = running.stream().allMatch(other -> plan.waveOf(other) == wave);
            if (!sameWave || running.size() >= plan.waves().get(wave).maxParallel()) {
                return actions;
            }
            actions.add(new Action.Rollback(cluster));
            running.add(cluster);
        }
        return actions;
    }

    /** Whether a cluster goes back, has gone or will go, now that the rollout has stopped. */
    boolean takes(RolloutState state, String cluster) {
        Phase phase = state.phase(cluster);
        boolean begun = phase == Phase.ROLLING_BACK || phase == Phase.ROLLED_BACK || phase == Phase.ROLLBACK_FAILED;
        return begun || state.stopReason() != null && state.started().contains(cluster) && goesBack(state, cluster);
    }

    private boolean goesBack(RolloutState state, String cluster) {
        Phase phase = state.phase(cluster);
        boolean touched = phase == Phase.FAILED || phase == Phase.DONE || phase == Phase.TAKEN_OVER || phase == Phase.PREPARED;
        return touched && switch (plan.rules().onFailure()) {
            case STOP, CONTINUE -> false;
            case ROLLBACK -> state.isBlamed(cluster) || isPartnerBlamed(state, cluster);
            case ROLLBACK_ALL -> true;
        };
    }

    /** A primary that got its work back and the standby that gave it go back together: else both serve, or none. */
    private boolean isPartnerBlamed(RolloutState state, String cluster) {
        Standbys standbys = plan.rules().standbys();
        String standby = standbys.of(cluster);
        if (standby != null && state.isChecked(new Check(Check.Kind.FAILBACK, cluster)) && state.isBlamed(standby)) {
            return true;
        }
        return standbys.primaries(cluster).stream().anyMatch(primary -> state.isBlamed(primary)
                && state.isChecked(new Check(Check.Kind.FAILBACK, primary)));
    }
}
