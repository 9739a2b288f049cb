package io.jenkins.plugins.kubesphere.embedded.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project as it is kept in {@code harbor.json}: fields only, for the JSON mapper. */
final class Project {

    public int id;
    public String name;
    public boolean open;
    /** Bytes, -1 for no limit. */
    public long storageLimit = -1;
    /** Patterns ({@code v*}) of tags that may never move. */
    public List<String> immutableTags = new ArrayList<>();
    /** Whether the project only passes on images of another registry. */
    public boolean proxyCache;
    /** Label ids by name. */
    public Map<String, Integer> labels = new LinkedHashMap<>();
    /** Names of labels by {@code repository@digest}. */
    public Map<String, List<String>> labelled = new LinkedHashMap<>();
}
