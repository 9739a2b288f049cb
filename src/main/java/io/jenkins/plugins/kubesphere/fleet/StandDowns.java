package io.jenkins.plugins.kubesphere.fleet;

import java.util.ArrayList;
import java.util.List;

/** Who has to be scaled to its standby count: a primary that was replaced, before anything else is done to it, and a standby once its primary has its
 * work back. */
final class StandDowns {
    private final RolloutPlan plan;
    private final Standbys standbys;
    private final Rollbacks rollbacks;

    StandDowns(RolloutPlan plan, Rollbacks rollbacks) {
        this.plan = plan;
        this.standbys = plan.rules().standbys();
        this.rollbacks = rollbacks;
    }

    List<Action> next(RolloutState state) {
        List<Action> actions = new ArrayList<>();
        for (String cluster : plan.clusters()) {
            Phase phase = state.phase(cluster);
            boolean back = phase == Phase.PREPARED || phase == Phase.TAKEN_OVER && state.hasReturned(cluster);
            boolean due = state.mustStandDown(cluster) && back && state.stopReason() == null;
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
                && primaries.stream().noneMatch(primary -> state.isReplaced(primary)
                        || state.isAsking(new Check(Check.Kind.FAILBACK, primary)) || rollbacks.takes(state, primary));
    }
}
