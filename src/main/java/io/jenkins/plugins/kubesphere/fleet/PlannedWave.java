package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** One wave with its clusters by name. */
public final class PlannedWave implements Serializable {
    private static final long serialVersionUID = 1;
    private final ArrayList<String> clusters;
    private final int maxParallel;
    private final long pauseSeconds;
    private final GateRequest gate;

    PlannedWave(List<String> clusters, int maxParallel, long pauseSeconds, GateRequest gate) {
        this.clusters = new ArrayList<>(clusters);
        this.maxParallel = maxParallel;
        this.pauseSeconds = pauseSeconds;
        this.gate = gate;
    }

    /** In the order in which they are started. */
    public List<String> clusters() {
        return List.copyOf(clusters);
    }

    public int maxParallel() {
        return maxParallel;
    }

    /** Seconds between the end of this wave and the gate after it; no effect after the last wave. */
    public long pauseSeconds() {
        return pauseSeconds;
    }

    /** What has to be so before the next wave. */
    public GateRequest gate() {
        return gate;
    }
}
