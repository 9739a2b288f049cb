package io.jenkins.plugins.kubesphere.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds what one release would do twice: clusters with two names that are one and the same, and get an object of the same name in the same namespace. */
public final class Destinations {
    private final Standbys standbys;
    private final Function<String, Collection<String>> objects;

    /** @param objects gives what a cluster gets, as people name it: kind, namespace and name; is asked only about clusters that are the same as another */
    public Destinations(Standbys standbys, Function<String, Collection<String>> objects) {
        this.standbys = standbys;
        this.objects = objects;
    }

    /**
     * Two clusters of one release that are the same.
     *
     * @param sentence says so to people, and what to do
     */
    public record Clash(String first, String second, String sentence) {
    }

    /** Every two that are the same, in the order of the clusters. */
    public List<Clash> clashes(List<Destination> all) {
        Map<String, List<Destination>> places = new LinkedHashMap<>();
        all.forEach(destination -> destination.marks().forEach(mark -> places.computeIfAbsent(mark, key -> new ArrayList<>()).add(destination)));
        Set<Clash> clashes = new LinkedHashSet<>();
        for (List<Destination> place : places.values()) {
            for (int i = 0; i < place.size(); i++) {
                for (int j = i + 1; j < place.size(); j++) {
                    Clash clash = clash(place.get(i), place.get(j));
                    if (clash != null) {
                        clashes.add(clash);
                    }
                }
            }
        }
        return List.copyOf(clashes);
    }

    /** @throws FleetException about the first two that are the same */
    public void requireDifferent(List<Destination> all) throws FleetException {
        List<Clash> clashes = clashes(all);
        if (!clashes.isEmpty()) {
            throw new FleetException(clashes.get(0).sentence());
        }
    }

    private Clash clash(Destination first, Destination second) {
        Set<String> shared = new LinkedHashSet<>(objects.apply(first.cluster()));
        shared.retainAll(new LinkedHashSet<>(objects.apply(second.cluster())));
        return shared.isEmpty() ? null : new Clash(first.cluster(), second.cluster(), sentence(first, second, shared.iterator().next()));
    }

    private String sentence(Destination first, Destination second, String object) {
        String server = first.server().equals(second.server()) ? first.server() : Messages.Destinations_oneCluster(first.server(), second.server());
        if (first.cluster().equals(standbys.of(second.cluster()))) {
            return Messages.Destinations_ownStandby(first.cluster(), second.cluster(), server, object);
        }
        if (second.cluster().equals(standbys.of(first.cluster()))) {
            return Messages.Destinations_ownStandby(second.cluster(), first.cluster(), server, object);
        }
        return Messages.Destinations_twice(first.cluster(), second.cluster(), server, object);
    }
}
