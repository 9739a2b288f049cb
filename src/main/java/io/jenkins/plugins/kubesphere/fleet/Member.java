package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** A cluster as far as order and selection care: its name, its labels, and for whom it stands by. */
public final class Member implements Serializable {
    private static final long serialVersionUID = 1;
    private final String name;
    private final TreeMap<String, String> labels;
    private final String standbyOf;

    public Member(String name, Map<String, String> labels) {
        this(name, labels, null);
    }

    /** @param standbyOf name of the primary that it stands by for, or null */
    public Member(String name, Map<String, String> labels, String standbyOf) {
        this.name = name;
        this.labels = new TreeMap<>(labels);
        this.standbyOf = standbyOf;
    }

    public String name() {
        return name;
    }

    /** Sorted by key; a copy. */
    public Map<String, String> labels() {
        return new TreeMap<>(labels);
    }

    /** Name of the primary that it stands by for, or null. */
    public String standbyOf() {
        return standbyOf;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Member that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return labels.isEmpty() ? name : name + " " + labels;
    }
}
