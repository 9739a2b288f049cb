package io.jenkins.plugins.kubesphere.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * The state machine: events go in and give a new state, {@link #next} says what to start in a state. It has no clock, no I/O and no memory of its
 * own.
 * An action has to be acknowledged (by {@link #starting}) before it is carried out, so that a state persisted in between never forgets work begun.
 */
public final class Rollout {
    private final RolloutPlan plan;

    public Rollout(RolloutPlan plan) {
        this.plan = plan;
    }

    public RolloutState begin() {
        return RolloutState.begin(plan);
    }

    /** What to start now; empty while waiting for what runs. A {@link Action.Finish} comes alone. */
    public List<Action> next(RolloutState state) {
        List<Action> actions = new ArrayList<>();
        if (isStopping(state)) {
            if (state.count(Phase.DEPLOYING) > 0 || state.count(Phase.ROLLING_BACK) > 0) {
                return actions;
            }
            String back = nextRollback(state);
            actions.add(back == null ? new Action.Finish(outcome(state)) : new Action.Rollback(back));
            return actions;
        }
        for (int i = 0; i < plan.waves().size(); i++) {
            PlannedWave wave = plan.waves().get(i);
            List<String> waiting = wave.clusters().stream().filter(cluster -> state.phase(cluster) == Phase.PENDING).toList();
            long running = wave.clusters().stream().filter(cluster -> state.phase(cluster) == Phase.DEPLOYING).count();
            if (!waiting.isEmpty() || running > 0) {
                waiting.stream().limit(Math.max(0, wave.maxParallel() - running)).forEach(cluster -> actions.add(new Action.Deploy(cluster)));
                return actions;
            }
            if (plan.isGated(i) && !state.isGatePassed(i)) {
                if (!state.isGateOpen(i)) {
                    actions.add(new Action.OpenGate(i));
                }
                return actions;
            }
        }
        actions.add(new Action.Finish(outcome(state)));
        return actions;
    }

    /** Notes that an action is about to be carried out. */
    public RolloutState starting(RolloutState state, Action action) {
        if (action instanceof Action.Deploy deploy) {
            return require(state, deploy.cluster(), Phase.PENDING).with(deploy.cluster(), Phase.DEPLOYING);
        }
        if (action instanceof Action.Rollback rollback) {
            return state.with(rollback.cluster(), Phase.ROLLING_BACK);
        }
        return action instanceof Action.OpenGate gate ? state.gateOpened(gate.wave()) : state;
    }

    public RolloutState succeeded(RolloutState state, String cluster) {
        return require(state, cluster, Phase.DEPLOYING).with(cluster, Phase.DONE);
    }

    /** @param reason one sentence for people */
    public RolloutState failed(RolloutState state, String cluster, String reason) {
        RolloutState failed = require(state, cluster, Phase.DEPLOYING).with(cluster, Phase.FAILED).because(cluster, reason);
        if (failed.stopReason() == null && plan.onFailure() != OnFailure.CONTINUE && failed.failures() > plan.maxFailures()) {
            return failed.stopped(reason, false);
        }
        return failed;
    }

    public RolloutState rolledBack(RolloutState state, String cluster) {
        return require(state, cluster, Phase.ROLLING_BACK).with(cluster, Phase.ROLLED_BACK);
    }

    public RolloutState rollbackFailed(RolloutState state, String cluster, String reason) {
        return require(state, cluster, Phase.ROLLING_BACK).with(cluster, Phase.ROLLBACK_FAILED).because(cluster, reason);
    }

    public RolloutState gatePassed(RolloutState state, int wave) {
        return state.isGateOpen(wave) ? state.gatePassed(wave) : state;
    }

    /** The next wave does not start, whatever {@code onFailure} says of single clusters. */
    public RolloutState gateFailed(RolloutState state, int wave, String reason) {
        return state.isGateOpen(wave) ? state.stopped(reason, false) : state;
    }

    /** No further cluster is started and nothing is rolled back; what runs is reported by whoever stops it. */
    public RolloutState aborted(RolloutState state, String reason) {
        return state.stopped(reason, true);
    }

    private static RolloutState require(RolloutState state, String cluster, Phase phase) {
        if (state.phase(cluster) != phase) {
            throw new IllegalStateException(cluster + " is " + state.phase(cluster) + ", not " + phase);
        }
        return state;
    }

    private static boolean isStopping(RolloutState state) {
        return state.stopReason() != null;
    }

    private String nextRollback(RolloutState state) {
        if (state.isAborted()) {
            return null;
        }
        List<String> started = state.started();
        for (int i = started.size() - 1; i >= 0; i--) {
            Phase phase = state.phase(started.get(i));
            boolean back = switch (plan.onFailure()) {
                case STOP, CONTINUE -> false;
                case ROLLBACK -> phase == Phase.FAILED;
                case ROLLBACK_ALL -> phase == Phase.FAILED || phase == Phase.DONE;
            };
            if (back) {
                return started.get(i);
            }
        }
        return null;
    }

    private Outcome outcome(RolloutState state) {
        if (state.isAborted()) {
            return Outcome.ABORTED;
        }
        if (isStopping(state) || state.failures() > plan.maxFailures()) {
            return Outcome.FAILED;
        }
        return state.failures() == 0 ? Outcome.SUCCEEDED : Outcome.TOLERATED;
    }
}
