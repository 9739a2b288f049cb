package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** A cluster as far as order and selection care: its name and its labels. */
public final class Member implements Serializable {
    private static final long serialVersionUID = 1;
    private final String name;
    private final TreeMap<String, String> labels;

    public Member(String name, Map<String, String> labels) {
        this.name = name;
        this.labels = new TreeMap<>(labels);
    }

    public String name() {
        return name;
    }

    /** Sorted by key; a copy. */
    public Map<String, String> labels() {
        return new TreeMap<>(labels);
    }

    @Override
    public String toString() {
        return labels.isEmpty() ? name : name + " " + labels;
    }
}
