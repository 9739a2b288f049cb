package io.jenkins.plugins.kubesphere.report.fleet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** One wave and the gate after it. Immutable. */
public final class WaveRecord implements Serializable {
    private static final long serialVersionUID = 1L;
    private final int number;
    private final ArrayList<String> clusters;
    private final int maxParallel;
    private final long pauseSeconds;
    private final GateRecord gate;

    /**
     * @param number counted from 1
     * @param gate null when the next wave follows without a check
     */
    public WaveRecord(int number, List<String> clusters, int maxParallel, long pauseSeconds, GateRecord gate) {
        this.number = number;
        this.clusters = new ArrayList<>(clusters);
        this.maxParallel = maxParallel;
        this.pauseSeconds = pauseSeconds;
        this.gate = gate;
    }

    WaveRecord with(GateRecord changed) {
        return new WaveRecord(number, clusters, maxParallel, pauseSeconds, changed);
    }

    /** Counted from 1. */
    public int getNumber() {
        return number;
    }

    /** Names in the order in which they are started. */
    public List<String> getClusters() {
        return List.copyOf(clusters);
    }

    public int getMaxParallel() {
        return maxParallel;
    }

    public long getPauseSeconds() {
        return pauseSeconds;
    }

    /** Null when the next wave follows without a check. */
    public GateRecord getGate() {
        return gate;
    }
}
