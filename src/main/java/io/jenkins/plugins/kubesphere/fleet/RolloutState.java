package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How far a rollout has come. Immutable and serializable: whoever drives it persists it after each event. */
public final class RolloutState implements Serializable {
    private static final long serialVersionUID = 1;
    private final LinkedHashMap<String, Phase> phases = new LinkedHashMap<>();
    private final TreeMap<String, Phase> afterwards = new TreeMap<>();
    private final TreeMap<String, Role> roles = new TreeMap<>();
    private final ArrayList<String> started = new ArrayList<>();
    private final TreeMap<String, String> reasons = new TreeMap<>();
    private final TreeSet<String> failed = new TreeSet<>();
    private final TreeSet<String> blamed = new TreeSet<>();
    private final TreeSet<String> askedAgain = new TreeSet<>();
    private final TreeSet<String> replaced = new TreeSet<>();
    private final TreeSet<String> replacedAtFirst = new TreeSet<>();
    private final TreeSet<String> serving = new TreeSet<>();
    private final TreeSet<String> servingAtFirst = new TreeSet<>();
    private final TreeSet<String> stoodDown = new TreeSet<>();
    private final TreeSet<String> returned = new TreeSet<>();
    private final TreeSet<String> tooActive = new TreeSet<>();
    private final TreeSet<Integer> openGates = new TreeSet<>();
    private final TreeSet<Integer> passedGates = new TreeSet<>();
    private final ArrayList<Check> waitingChecks = new ArrayList<>();
    private final ArrayList<Check> doneChecks = new ArrayList<>();
    private Check check;
    private String stopReason;
    private boolean aborted;

    private RolloutState() {}

    static RolloutState begin(RolloutPlan plan) {
        RolloutState state = new RolloutState();
        plan.clusters().forEach(cluster -> state.phases.put(cluster, Phase.PENDING));
        return state;
    }

    /** A copy that may be changed until it is given away. */
    Draft draft() {
        return new Draft(this);
    }

    /** A state in the making. */
    static final class Draft {
        private final RolloutState state = new RolloutState();

        private Draft(RolloutState from) {
            state.phases.putAll(from.phases);
            state.afterwards.putAll(from.afterwards);
            state.roles.putAll(from.roles);
            state.started.addAll(from.started);
            state.reasons.putAll(from.reasons);
            state.failed.addAll(from.failed);
            state.blamed.addAll(from.blamed);
            state.askedAgain.addAll(from.askedAgain);
            state.replaced.addAll(from.replaced);
            state.replacedAtFirst.addAll(from.replacedAtFirst);
            state.serving.addAll(from.serving);
            state.servingAtFirst.addAll(from.servingAtFirst);
            state.stoodDown.addAll(from.stoodDown);
            state.returned.addAll(from.returned);
            state.tooActive.addAll(from.tooActive);
            state.openGates.addAll(from.openGates);
            state.passedGates.addAll(from.passedGates);
            state.waitingChecks.addAll(from.waitingChecks);
            state.doneChecks.addAll(from.doneChecks);
            state.check = from.check;
            state.stopReason = from.stopReason;
            state.aborted = from.aborted;
        }

        Draft with(String cluster, Phase phase) {
            state.phases.put(cluster, phase);
            boolean touches = phase == Phase.DEPLOYING || phase == Phase.TAKING_OVER;
            if (touches && !state.started.contains(cluster)) {
                state.started.add(cluster);
            }
            return this;
        }

        Draft as(String cluster, Role role) {
            state.roles.put(cluster, role);
            return this;
        }

        /** Scales it down; afterwards it stands where {@code then} says. */
        Draft standingDown(String cluster, Phase then) {
            state.phases.put(cluster, Phase.STANDING_DOWN);
            state.afterwards.put(cluster, then);
            state.tooActive.remove(cluster);
            return this;
        }

        /** It has failed while it was getting its work back: it has to be scaled down again. */
        Draft tooActive(String cluster) {
            state.tooActive.add(cluster);
            return this;
        }

        Draft touched(String cluster) {
            if (!state.started.contains(cluster)) {
                state.started.add(cluster);
            }
            return this;
        }

        Draft stoodDown(String cluster) {
            state.phases.put(cluster, state.afterwards.remove(cluster));
            state.stoodDown.add(cluster);
            return this;
        }

        Draft notStoodDown(String cluster) {
            state.afterwards.remove(cluster);
            return this;
        }

        Draft because(String cluster, String reason) {
            state.reasons.merge(cluster, reason, (first, second) -> first.contains(second) ? first : first + "; " + second);
            return this;
        }

        Draft failed(String cluster, String reason) {
            state.phases.put(cluster, Phase.FAILED);
            state.failed.add(cluster);
            state.blamed.add(cluster);
            return because(cluster, reason);
        }

        Draft blame(String cluster) {
            state.blamed.add(cluster);
            return this;
        }

        Draft askedAgain(String cluster) {
            state.askedAgain.add(cluster);
            return this;
        }

        /** The standby of a primary serves in its place. */
        Draft replaced(String primary, String standby) {
            state.replaced.add(primary);
            state.serving.add(standby);
            state.stoodDown.remove(standby);
            return this;
        }

        /** So it was noted when this rollout began. */
        Draft replacedAtFirst(String primary, String standby) {
            state.replacedAtFirst.add(primary);
            state.servingAtFirst.add(standby);
            return replaced(primary, standby);
        }

        /** Who serves is again as it was when this rollout began. */
        Draft asAtFirst(String standby, List<String> primaries) {
            if (state.servingAtFirst.contains(standby)) {
                state.serving.add(standby);
            } else {
                state.serving.remove(standby);
            }
            for (String primary : primaries) {
                if (state.replacedAtFirst.contains(primary)) {
                    state.replaced.add(primary);
                } else {
                    state.replaced.remove(primary);
                }
            }
            return this;
        }

        Draft serving(String standby) {
            state.serving.add(standby);
            state.servingAtFirst.add(standby);
            return this;
        }

        Draft back(String primary) {
            state.replaced.remove(primary);
            return this;
        }

        Draft notServing(String standby) {
            state.serving.remove(standby);
            return this;
        }

        Draft returned(String cluster) {
            state.returned.add(cluster);
            return this;
        }

        Draft gateOpened(int wave) {
            state.openGates.add(wave);
            return this;
        }

        Draft gatePassed(int wave) {
            state.openGates.remove(wave);
            state.passedGates.add(wave);
            return this;
        }

        Draft toCheck(Check asked) {
            state.waitingChecks.add(asked);
            return this;
        }

        Draft checking(Check asked) {
            state.waitingChecks.remove(asked);
            state.check = asked;
            return this;
        }

        Draft checked() {
            state.doneChecks.add(state.check);
            state.check = null;
            return this;
        }

        Draft stopped(String reason, boolean byAbort) {
            state.openGates.clear();
            state.stopReason = state.stopReason == null ? reason : state.stopReason;
            state.aborted |= byAbort;
            return this;
        }

        RolloutState done() {
            return state;
        }
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

    /** Why a cluster failed, was taken over or could not be rolled back; empty when it was not. */
    public String reason(String cluster) {
        return reasons.getOrDefault(cluster, "");
    }

    /** How many clusters failed, those rolled back since included, those whose standby serves not. */
    public int failures() {
        return failed.size();
    }

    /** The role in which a cluster is or was deployed. */
    Role role(String cluster) {
        return roles.get(cluster);
    }

    /** Whether it is one of those for whose sake the rollout was stopped. */
    boolean isBlamed(String cluster) {
        return blamed.contains(cluster);
    }

    boolean isAskedAgain(String cluster) {
        return askedAgain.contains(cluster);
    }

    /** Whether, as far as is known, a standby serves in place of this primary. */
    public boolean isReplaced(String primary) {
        return replaced.contains(primary);
    }

    boolean isReplacedAtFirst(String primary) {
        return replacedAtFirst.contains(primary);
    }

    /** The standbys that serve, as far as is known; a copy. */
    public Set<String> servingStandbys() {
        return new TreeSet<>(serving);
    }

    boolean hasStoodDown(String cluster) {
        return stoodDown.contains(cluster);
    }

    boolean isTooActive(String cluster) {
        return tooActive.contains(cluster);
    }

    boolean hasReturned(String cluster) {
        return returned.contains(cluster);
    }

    public boolean isGateOpen(int wave) {
        return openGates.contains(wave);
    }

    public boolean isGatePassed(int wave) {
        return passedGates.contains(wave);
    }

    /** The run of the block that is going on, or null. */
    public Check check() {
        return check;
    }

    List<Check> waitingChecks() {
        return waitingChecks;
    }

    boolean isChecked(Check asked) {
        return doneChecks.contains(asked) || waitingChecks.contains(asked) || asked.equals(check);
    }

    /** Why no further cluster is started, or null. */
    public String stopReason() {
        return stopReason;
    }

    public boolean isAborted() {
        return aborted;
    }

    /** How many clusters are in this phase. */
    public long count(Phase phase) {
        return phases.values().stream().filter(phase::equals).count();
    }

    boolean isBusy() {
        return check != null || !waitingChecks.isEmpty() || phases.values().stream().anyMatch(Phase::isBusy);
    }
}
