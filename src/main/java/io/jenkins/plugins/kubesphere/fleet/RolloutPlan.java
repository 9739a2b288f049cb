package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which clusters get the release in which order, and what is done about failures. */
public final class RolloutPlan implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String TIER = "tier";
    private static final String ROLE = "role";

    private final ArrayList<PlannedWave> waves;
    private final OnFailure onFailure;
    private final int maxFailures;
    private final boolean gated;

    private RolloutPlan(List<PlannedWave> waves, OnFailure onFailure, int maxFailures, boolean gated) {
        this.waves = new ArrayList<>(waves);
        this.onFailure = onFailure;
        this.maxFailures = maxFailures;
        this.gated = gated;
    }

    /**
     * Lays out the selected clusters. Without requests there are up to three waves, each one cluster at a time: those labelled {@code tier=canary}
     * first, those labelled {@code role=standby} last.
     *
     * @param selected in the order in which they were selected, no cluster twice
     * @param maxFailures how many clusters may fail before {@code onFailure} applies
     * @param gated whether something is asked after each wave
     * @throws FleetException when waves overlap, match nothing or leave a selected cluster out, or a number is out of range
     */
    public static RolloutPlan of(List<Member> selected, List<WaveRequest> requests, OnFailure onFailure, int maxFailures, boolean gated)
            throws FleetException {
        if (maxFailures < 0) {
            throw new FleetException(Messages.RolloutPlan_maxFailures(maxFailures));
        }
        List<PlannedWave> waves = requests.isEmpty() ? usual(selected) : asked(selected, requests);
        return new RolloutPlan(waves, onFailure, maxFailures, gated);
    }

    private static List<PlannedWave> usual(List<Member> selected) {
        List<String> canaries = new ArrayList<>();
        List<String> members = new ArrayList<>();
        List<String> standbys = new ArrayList<>();
        for (Member member : selected) {
            if ("standby".equals(member.labels().get(ROLE))) {
                standbys.add(member.name());
            } else if ("canary".equals(member.labels().get(TIER))) {
                canaries.add(member.name());
            } else {
                members.add(member.name());
            }
        }
        List<PlannedWave> waves = new ArrayList<>();
        for (List<String> names : List.of(canaries, members, standbys)) {
            if (!names.isEmpty()) {
                waves.add(new PlannedWave(names, 1, 0));
            }
        }
        return waves;
    }

    private static List<PlannedWave> asked(List<Member> selected, List<WaveRequest> requests) throws FleetException {
        Set<String> placed = new LinkedHashSet<>();
        List<PlannedWave> waves = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            WaveRequest request = requests.get(i);
            int number = i + 1;
            if (request.maxParallel() < 1) {
                throw new FleetException(Messages.RolloutPlan_maxParallel(number, request.maxParallel()));
            }
            if (request.pauseSeconds() < 0) {
                throw new FleetException(Messages.RolloutPlan_pause(number, request.pauseSeconds()));
            }
            List<String> names = new ArrayList<>();
            boolean rest = request.clusters().strip().equals(ClusterSelection.ALL);
            for (Member member : ClusterSelection.select(request.clusters(), selected)) {
                if (!placed.contains(member.name())) {
                    names.add(member.name());
                } else if (!rest) {
                    throw new FleetException(Messages.RolloutPlan_overlap(number, request.clusters(), member.name()));
                }
            }
            if (names.isEmpty()) {
                throw new FleetException(Messages.RolloutPlan_nothingLeft(number));
            }
            placed.addAll(names);
            waves.add(new PlannedWave(names, request.maxParallel(), request.pauseSeconds()));
        }
        Set<String> missing = new TreeSet<>();
        selected.forEach(member -> missing.add(member.name()));
        missing.removeAll(placed);
        if (!missing.isEmpty()) {
            throw new FleetException(Messages.RolloutPlan_leftOut(String.join(", ", missing)));
        }
        return waves;
    }

    public List<PlannedWave> waves() {
        return List.copyOf(waves);
    }

    public OnFailure onFailure() {
        return onFailure;
    }

    public int maxFailures() {
        return maxFailures;
    }

    /** Whether the wave with that index, counted from 0, has to be let through before the next one. */
    public boolean isGated(int wave) {
        return gated || wave < waves.size() - 1 && waves.get(wave).pauseSeconds() > 0;
    }

    /** All clusters in the order of the waves. */
    public List<String> clusters() {
        return waves.stream().flatMap(wave -> wave.clusters().stream()).toList();
    }

    /** The index, counted from 0, of the wave that a cluster is in. */
    public int waveOf(String cluster) {
        for (int i = 0; i < waves.size(); i++) {
            if (waves.get(i).clusters().contains(cluster)) {
                return i;
            }
        }
        throw new IllegalArgumentException(cluster + " is in no wave");
    }
}
