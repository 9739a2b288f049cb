package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a rollout has come. Serializable, and immutable once its {@link RolloutDraft} has given it away: whoever drives it persists it after each
 * event.
 */
public final class RolloutState implements Serializable {
    private static final long serialVersionUID = 1;
    final LinkedHashMap<String, Phase> phases = new LinkedHashMap<>();
    final TreeMap<String, Role> roles = new TreeMap<>();
    final ArrayList<String> started = new ArrayList<>();
    final TreeMap<String, String> reasons = new TreeMap<>();
    final TreeSet<String> failed = new TreeSet<>();
    final TreeSet<String> blamed = new TreeSet<>();
    final TreeSet<String> askedAgain = new TreeSet<>();
    final Serving serving;
    final Questions questions;
    String stopReason;
    boolean aborted;

    private RolloutState() {
        serving = new Serving();
        questions = new Questions();
    }

    private RolloutState(RolloutState from) {
        phases.putAll(from.phases);
        roles.putAll(from.roles);
        started.addAll(from.started);
        reasons.putAll(from.reasons);
        failed.addAll(from.failed);
        blamed.addAll(from.blamed);
        askedAgain.addAll(from.askedAgain);
        serving = new Serving(from.serving);
        questions = new Questions(from.questions);
        stopReason = from.stopReason;
        aborted = from.aborted;
    }

    static RolloutState begin(RolloutPlan plan) {
        RolloutState state = new RolloutState();
        plan.clusters().forEach(cluster -> state.phases.put(cluster, Phase.PENDING));
        return state;
    }

    /** A copy that may be changed until it is given away. */
    RolloutDraft draft() {
        return new RolloutDraft(new RolloutState(this));
    }

    public Phase phase(String cluster) {
        Phase phase = phases.get(cluster);
        if (phase == null) {
            throw new IllegalArgumentException(cluster + " is not part of this rollout");
        }
        return phase;
    }

    /** Refuses an event or action that does not belong to where the cluster stands. */
    void require(String cluster, Phase... wanted) {
        if (!List.of(wanted).contains(phase(cluster))) {
            throw new IllegalStateException(cluster + " is " + phase(cluster) + ", not " + List.of(wanted));
        }
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
        return serving.isReplaced(primary);
    }

    boolean isReplacedAtFirst(String primary) {
        return serving.isReplacedAtFirst(primary);
    }

    /** The standbys that serve, as far as is known; a copy. */
    public Set<String> servingStandbys() {
        return serving.standbys();
    }

    boolean hasStoodDown(String cluster) {
        return serving.hasStoodDown(cluster);
    }

    boolean isTooActive(String cluster) {
        return serving.isTooActive(cluster);
    }

    boolean hasReturned(String cluster) {
        return serving.hasReturned(cluster);
    }

    /** Whether its standby is getting the release in its place: not yet that the block is asked about it. */
    boolean isTakenOverNow(String primary) {
        return isBeingReplaced(primary) && !isChecked(new Check(Check.Kind.TAKEOVER, primary));
    }

    /** Whether its standby is taking over, or the block about that is still to run. */
    boolean isBeingReplaced(String primary) {
        return phase(primary) == Phase.LOST && isReplaced(primary) && !isReplacedAtFirst(primary);
    }

    /** Whether it was replaced and has not been scaled down since. */
    boolean mustStandDown(String primary) {
        return isReplaced(primary) && !hasStoodDown(primary);
    }

    public boolean isGateOpen(int wave) {
        return questions.isGateOpen(wave);
    }

    public boolean isGatePassed(int wave) {
        return questions.isGatePassed(wave);
    }

    /** The run of the block that is going on, or null. */
    public Check check() {
        return questions.current();
    }

    List<Check> waitingChecks() {
        return questions.waiting();
    }

    /** Whether the block runs or is still to run. */
    boolean isAsking() {
        return check() != null || !waitingChecks().isEmpty();
    }

    /** Whether the block runs about this, or is still to run about it. */
    boolean isAsking(Check about) {
        return about.equals(check()) || waitingChecks().contains(about);
    }

    boolean isChecked(Check asked) {
        return questions.knows(asked);
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
        return isAsking() || phases.values().stream().anyMatch(Phase::isBusy);
    }
}
