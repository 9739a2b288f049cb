package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which of two clusters that form a pair serves, now and when the rollout began, as far as is known. Part of a state: only its draft may change it. */
final class Serving implements Serializable {
    private static final long serialVersionUID = 1;
    private final TreeSet<String> replaced = new TreeSet<>();
    private final TreeSet<String> replacedAtFirst = new TreeSet<>();
    private final TreeSet<String> standbys = new TreeSet<>();
    private final TreeSet<String> standbysAtFirst = new TreeSet<>();
    private final TreeSet<String> returned = new TreeSet<>();
    private final TreeSet<String> tooActive = new TreeSet<>();
    private final TreeSet<String> stoodDown = new TreeSet<>();
    private final TreeMap<String, Phase> afterStandingDown = new TreeMap<>();

    Serving() {
    }

    Serving(Serving from) {
        replaced.addAll(from.replaced);
        replacedAtFirst.addAll(from.replacedAtFirst);
        standbys.addAll(from.standbys);
        standbysAtFirst.addAll(from.standbysAtFirst);
        returned.addAll(from.returned);
        tooActive.addAll(from.tooActive);
        stoodDown.addAll(from.stoodDown);
        afterStandingDown.putAll(from.afterStandingDown);
    }

    /** Whether a standby serves in place of this primary. */
    boolean isReplaced(String primary) {
        return replaced.contains(primary);
    }

    boolean isReplacedAtFirst(String primary) {
        return replacedAtFirst.contains(primary);
    }

    /** The standbys that serve; a copy. */
    Set<String> standbys() {
        return new TreeSet<>(standbys);
    }

    /** Whether a primary that was taken over answers again. */
    boolean hasReturned(String primary) {
        return returned.contains(primary);
    }

    /** Whether it has failed while it was getting its work back, and has to be scaled down again. */
    boolean isTooActive(String cluster) {
        return tooActive.contains(cluster);
    }

    boolean hasStoodDown(String cluster) {
        return stoodDown.contains(cluster);
    }

    void replace(String primary, String standby) {
        replaced.add(primary);
        standbys.add(standby);
        stoodDown.remove(standby);
    }

    void replaceAtFirst(String primary, String standby) {
        replacedAtFirst.add(primary);
        standbysAtFirst.add(standby);
        replace(primary, standby);
    }

    void serveAtFirst(String standby) {
        standbys.add(standby);
        standbysAtFirst.add(standby);
    }

    /** Who serves is again as it was when this rollout began. */
    void asAtFirst(String standby, List<String> primaries) {
        set(standbys, standby, standbysAtFirst.contains(standby));
        primaries.forEach(primary -> set(replaced, primary, replacedAtFirst.contains(primary)));
    }

    private static void set(Set<String> names, String name, boolean contained) {
        if (contained) {
            names.add(name);
        } else {
            names.remove(name);
        }
    }

    void back(String primary) {
        replaced.remove(primary);
    }

    void relieve(String standby) {
        standbys.remove(standby);
    }

    void hasReturnedNow(String primary) {
        returned.add(primary);
    }

    void tooActive(String cluster) {
        tooActive.add(cluster);
    }

    void standDown(String cluster, Phase then) {
        afterStandingDown.put(cluster, then);
        tooActive.remove(cluster);
    }

    /** Gives the phase in which it was before. */
    Phase stoodDown(String cluster) {
        stoodDown.add(cluster);
        return afterStandingDown.remove(cluster);
    }

    void notStoodDown(String cluster) {
        afterStandingDown.remove(cluster);
    }
}
