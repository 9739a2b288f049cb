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
    private final RolloutRules rules;

    private RolloutPlan(List<PlannedWave> waves, RolloutRules rules) {
        this.waves = new ArrayList<>(waves);
        this.rules = rules;
    }

    /**
     * Lays out the selected clusters. Without requests there are up to three waves, each one cluster at a time: those labelled {@code tier=canary}
     * first, standbys and those labelled {@code role=standby} last. Standbys that no request mentions make a last wave.
     *
     * @param selected in the order in which they were selected, standbys included, no cluster twice
     * @throws FleetException when waves overlap, match nothing or leave a selected cluster out, or a number is out of range
     */
    public static RolloutPlan of(List<Member> selected, List<WaveRequest> requests, RolloutRules rules) throws FleetException {
        if (rules.maxFailures() < 0) {
            throw new FleetException(Messages.RolloutPlan_maxFailures(rules.maxFailures()));
        }
        return new RolloutPlan(requests.isEmpty() ? usual(selected, rules.standbys()) : asked(selected, requests, rules.standbys()), rules);
    }

    private static List<PlannedWave> usual(List<Member> selected, Standbys known) {
        List<String> canaries = new ArrayList<>();
        List<String> members = new ArrayList<>();
        List<String> standbys = new ArrayList<>();
        for (Member member : selected) {
            if (known.isStandby(member.name()) || "standby".equals(member.labels().get(ROLE))) {
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
                waves.add(new PlannedWave(names, 1, 0, GateRequest.NONE));
            }
        }
        return waves;
    }

    private static List<PlannedWave> asked(List<Member> selected, List<WaveRequest> requests, Standbys known) throws FleetException {
        Set<String> placed = new LinkedHashSet<>();
        List<PlannedWave> waves = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            WaveRequest request = requests.get(i);
            int number = i + 1;
            requireSense(request, number);
            List<String> names = new ArrayList<>();
            boolean rest = request.clusters().strip().equals(ClusterSelection.ALL);
            for (Member member : FleetException.at(Messages.RolloutPlan_wave(number), () -> ClusterSelection.select(request.clusters(), selected))) {
                boolean later = rest && known.isStandby(member.name());
                if (!placed.contains(member.name()) && !later) {
                    names.add(member.name());
                } else if (!rest) {
                    throw new FleetException(Messages.RolloutPlan_overlap(number, request.clusters(), member.name()));
                }
            }
            if (names.isEmpty() && rest) {
                // Nobody but standbys is left.
                selected.stream().map(Member::name).filter(name -> !placed.contains(name)).forEach(names::add);
            }
            if (names.isEmpty()) {
                throw new FleetException(Messages.RolloutPlan_nothingLeft(number));
            }
            placed.addAll(names);
            waves.add(new PlannedWave(names, request.maxParallel(), request.pauseSeconds(), request.gate()));
        }
        Set<String> missing = new TreeSet<>();
        selected.forEach(member -> missing.add(member.name()));
        missing.removeAll(placed);
        List<String> standbys = missing.stream().filter(known::isStandby).toList();
        missing.removeAll(standbys);
        if (!missing.isEmpty()) {
            throw new FleetException(Messages.RolloutPlan_leftOut(String.join(", ", missing)));
        }
        if (!standbys.isEmpty()) {
            waves.add(new PlannedWave(standbys, 1, 0, GateRequest.NONE));
        }
        return waves;
    }

    private static void requireSense(WaveRequest request, int number) throws FleetException {
        if (request.maxParallel() < 1) {
            throw new FleetException(Messages.RolloutPlan_maxParallel(number, request.maxParallel()));
        }
        if (request.pauseSeconds() < 0) {
            throw new FleetException(Messages.RolloutPlan_pause(number, request.pauseSeconds()));
        }
    }

    public List<PlannedWave> waves() {
        return List.copyOf(waves);
    }

    public RolloutRules rules() {
        return rules;
    }

    /** Whether the wave with that index, counted from 0, has to be let through before the next one. */
    public boolean isGated(int wave) {
        boolean pause = wave < waves.size() - 1 && waves.get(wave).pauseSeconds() > 0;
        return rules.hasBlock() || pause || !waves.get(wave).gate().isNone();
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
