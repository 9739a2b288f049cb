package io.jenkins.plugins.kubesphere.fleet;

/**
 * One wave as asked for.
 *
 * @param clusters names, a label selector, or {@code '*'} for every selected cluster that no earlier wave has
 * @param maxParallel how many clusters of the wave may be worked on at once, at least 1
 * @param pauseSeconds how long to wait after the wave before the next one, 0 for not at all
 * @param gate what has to be so before the next wave
 */
public record WaveRequest(String clusters, int maxParallel, long pauseSeconds, GateRequest gate) {

    /** A wave that the next one follows at once. */
    public WaveRequest(String clusters, int maxParallel, long pauseSeconds) {
        this(clusters, maxParallel, pauseSeconds, GateRequest.NONE);
    }
}
