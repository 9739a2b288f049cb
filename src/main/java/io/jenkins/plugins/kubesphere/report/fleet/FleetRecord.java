package io.jenkins.plugins.kubesphere.report.fleet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** One release over several clusters, as far as it has come. Safe for several threads: its parts are immutable and replaced as a whole. */
public final class FleetRecord implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String application;
    private final boolean plan;
    private final long startedMillis;
    private ArrayList<WaveRecord> waves = new ArrayList<>();
    private LinkedHashMap<String, ClusterRecord> clusters = new LinkedHashMap<>();
    private ArrayList<String> breakLocks = new ArrayList<>();
    private String outcome = "";
    private String sentence = "";
    private long endedMillis;

    /**
     * @param id of the step's run, unique in the build: letters, digits and hyphens
     * @param application what is released; one release of it at a time and cluster
     * @param plan whether the changes are only shown
     */
    public FleetRecord(String id, String application, boolean plan, long startedMillis) {
        this.id = id;
        this.application = application;
        this.plan = plan;
        this.startedMillis = startedMillis;
    }

    /** Sets what is going to happen; done once. */
    public synchronized void layOut(List<WaveRecord> planned, List<ClusterRecord> members) {
        waves = new ArrayList<>(planned);
        LinkedHashMap<String, ClusterRecord> byName = new LinkedHashMap<>();
        members.forEach(member -> byName.put(member.getName(), member));
        clusters = byName;
    }

    /** Replaces the record of one cluster and gives the new one. */
    public synchronized ClusterRecord update(String cluster, UnaryOperator<ClusterRecord> change) {
        ClusterRecord changed = change.apply(clusters.get(cluster));
        LinkedHashMap<String, ClusterRecord> next = new LinkedHashMap<>(clusters);
        next.put(cluster, changed);
        clusters = next;
        return changed;
    }

    /** Replaces the gate after a wave (counted from 1) and gives the new one; null when there is no gate. */
    public synchronized GateRecord updateGate(int wave, UnaryOperator<GateRecord> change) {
        WaveRecord old = waves.get(wave - 1);
        if (old.getGate() == null) {
            return null;
        }
        ArrayList<WaveRecord> next = new ArrayList<>(waves);
        next.set(wave - 1, old.with(change.apply(old.getGate())));
        waves = next;
        return next.get(wave - 1).getGate();
    }

    /** Somebody who may has decided to take the lock of a cluster from its holder. */
    public synchronized void breakLock(String cluster) {
        ArrayList<String> next = new ArrayList<>(breakLocks);
        next.add(cluster);
        breakLocks = next;
    }

    /** Whether the lock of that cluster is to be taken from its holder; asking takes the decision away. */
    public synchronized boolean takeBreakLock(String cluster) {
        ArrayList<String> next = new ArrayList<>(breakLocks);
        boolean asked = next.remove(cluster);
        breakLocks = next;
        return asked;
    }

    /**
     * @param how {@code succeeded}, {@code tolerated}, {@code failed} or {@code aborted}
     * @param line what a person wants to know about the whole, in one sentence
     */
    public synchronized void end(String how, String line, long millis) {
        outcome = how;
        sentence = line;
        endedMillis = millis;
    }

    public String getId() {
        return id;
    }

    public String getApplication() {
        return application;
    }

    public boolean isPlan() {
        return plan;
    }

    public long getStartedMillis() {
        return startedMillis;
    }

    /** 0 while it goes on. */
    public synchronized long getEndedMillis() {
        return endedMillis;
    }

    /** {@code succeeded}, {@code tolerated}, {@code failed}, {@code aborted}, or empty while it goes on. */
    public synchronized String getOutcome() {
        return outcome;
    }

    /** The whole in one sentence; empty while it goes on. */
    public synchronized String getSentence() {
        return sentence;
    }

    public synchronized List<WaveRecord> getWaves() {
        return List.copyOf(waves);
    }

    /** In the order of the waves. */
    public synchronized List<ClusterRecord> getClusters() {
        return List.copyOf(clusters.values());
    }

    /** Null when there is no such cluster. */
    public synchronized ClusterRecord getCluster(String name) {
        return clusters.get(name);
    }

    /** The gate after a wave (counted from 1), or null. */
    public synchronized GateRecord getGate(int wave) {
        return wave < 1 || wave > waves.size() ? null : waves.get(wave - 1).getGate();
    }
}
