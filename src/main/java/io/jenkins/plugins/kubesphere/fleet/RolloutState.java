package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How far a rollout has come. Immutable and serializable: whoever drives it persists it after each event. */
public final class RolloutState implements Serializable {
    private static final long serialVersionUID = 1;
    private final LinkedHashMap<String, Phase> phases = new LinkedHashMap<>();
    private final ArrayList<String> started = new ArrayList<>();
    private final TreeMap<String, String> reasons = new TreeMap<>();
    private final TreeSet<Integer> openGates = new TreeSet<>();
    private final TreeSet<Integer> passedGates = new TreeSet<>();
    private String stopReason;
    private boolean aborted;

    private RolloutState() {}

    static RolloutState begin(RolloutPlan plan) {
        RolloutState state = new RolloutState();
        plan.clusters().forEach(cluster -> state.phases.put(cluster, Phase.PENDING));
        return state;
    }

    private RolloutState copy() {
        RolloutState copy = new RolloutState();
        copy.phases.putAll(phases);
        copy.started.addAll(started);
        copy.reasons.putAll(reasons);
        copy.openGates.addAll(openGates);
        copy.passedGates.addAll(passedGates);
        copy.stopReason = stopReason;
        copy.aborted = aborted;
        return copy;
    }

    RolloutState with(String cluster, Phase phase) {
        RolloutState next = copy();
        next.phases.put(cluster, phase);
        if (phase == Phase.DEPLOYING && !next.started.contains(cluster)) {
            next.started.add(cluster);
        }
        return next;
    }

    RolloutState because(String cluster, String reason) {
        RolloutState next = copy();
        next.reasons.merge(cluster, reason, (first, second) -> first + "; " + second);
        return next;
    }

    RolloutState gateOpened(int wave) {
        RolloutState next = copy();
        next.openGates.add(wave);
        return next;
    }

    RolloutState gatePassed(int wave) {
        RolloutState next = copy();
        next.openGates.remove(wave);
        next.passedGates.add(wave);
        return next;
    }

    RolloutState stopped(String reason, boolean byAbort) {
        RolloutState next = copy();
        next.openGates.clear();
        next.stopReason = reason;
        next.aborted |= byAbort;
        return next;
    }

    public Phase phase(String cluster) {
        Phase phase = phases.get(cluster);
        if (phase == null) {
            throw new IllegalArgumentException(cluster + " is not part of this rollout");
        }
        return phase;
    }

    /** In the order of the waves; a copy. */
    public Map<String, Phase> phases() {
        return new LinkedHashMap<>(phases);
    }

    /** Clusters in the order in which they were first touched. */
    public List<String> started() {
        return List.copyOf(started);
    }

    /** Why a cluster failed or could not be rolled back; empty when it did not. */
    public String reason(String cluster) {
        return reasons.getOrDefault(cluster, "");
    }

    /** How many clusters failed, those rolled back since included. */
    public int failures() {
        return reasons.size();
    }

    public boolean isGateOpen(int wave) {
        return openGates.contains(wave);
    }

    public boolean isGatePassed(int wave) {
        return passedGates.contains(wave);
    }

    /** Why no further cluster is started, or null. */
    public String stopReason() {
        return stopReason;
    }

    public boolean isAborted() {
        return aborted;
    }

    long count(Phase phase) {
        return phases.values().stream().filter(phase::equals).count();
    }
}
