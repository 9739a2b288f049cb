package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which cluster stands by for which. */
public final class Standbys implements Serializable {
    private static final long serialVersionUID = 1;

    /** Nobody stands by. */
    public static final Standbys NONE = new Standbys(Map.of());

    private final TreeMap<String, String> standbyOf;

    private Standbys(Map<String, String> standbyOf) {
        this.standbyOf = new TreeMap<>(standbyOf);
    }

    /**
     * Pairs each selected cluster with its standby: the one whose configuration says that it stands by for it, else the first of {@code named} that
     * stands by for nobody in particular.
     *
     * @param selected the clusters of the release
     * @param named the clusters that the step names as standbys
     * @throws FleetException when a standby has a standby itself, in a circle or not, or two clusters stand by for one
     */
    public static Standbys of(List<Member> selected, List<Member> named) throws FleetException {
        Set<Member> all = new LinkedHashSet<>(selected);
        all.addAll(named);
        TreeMap<String, String> pairs = new TreeMap<>();
        for (Member member : all) {
            if (member.standbyOf() == null) {
                continue;
            }
            if (member.standbyOf().equals(member.name())) {
                throw new FleetException(Messages.Standbys_itself(member.name()));
            }
            String other = pairs.put(member.standbyOf(), member.name());
            if (other != null) {
                throw new FleetException(Messages.Standbys_two(other, member.name(), member.standbyOf()));
            }
        }
        List<String> free = named.stream().filter(member -> member.standbyOf() == null).map(Member::name).toList();
        for (Member member : selected) {
            boolean primary = !free.contains(member.name()) && member.standbyOf() == null;
            if (primary && !free.isEmpty()) {
                pairs.putIfAbsent(member.name(), free.get(0));
            }
        }
        if (!free.isEmpty() && !pairs.containsValue(free.get(0))) {
            throw new FleetException(Messages.Standbys_nobody(free.get(0)));
        }
        if (free.size() > 1) {
            throw new FleetException(Messages.Standbys_several(String.join(", ", free)));
        }
        requireNoChain(pairs);
        return new Standbys(pairs);
    }

    private static void requireNoChain(Map<String, String> pairs) throws FleetException {
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            String next = pairs.get(pair.getValue());
            if (next == null) {
                continue;
            }
            List<String> chain = new ArrayList<>(List.of(pair.getKey(), pair.getValue()));
            while (next != null && !chain.contains(next)) {
                chain.add(next);
                next = pairs.get(next);
            }
            throw new FleetException(next == null ? Messages.Standbys_chain(String.join(" ← ", chain))
                    : Messages.Standbys_circle(String.join(" ← ", chain) + " ← " + next));
        }
    }

    /** The standby of a primary, or null. */
    public String of(String primary) {
        return standbyOf.get(primary);
    }

    /** The primaries that a cluster stands by for; empty when it is no standby. */
    public List<String> primaries(String standby) {
        return standbyOf.entrySet().stream().filter(pair -> pair.getValue().equals(standby)).map(Map.Entry::getKey).toList();
    }

    public boolean isStandby(String cluster) {
        return standbyOf.containsValue(cluster);
    }
}
