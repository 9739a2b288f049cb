package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a Jenkinsfile may use, section by section. */
public final class Catalogue {

    /** The lists of a catalogue, by their names in its JSON. */
    public enum Section {
        STEPS, AGENTS, OPTIONS, CONDITIONS, PARAMETERS, TRIGGERS, TOOLS, POST, NESTED
    }

    private final Map<Section, Map<String, Type>> types;
    private final boolean complete;

    /**
     * @param types the types of each section; an alias stands as a type of its own
     * @param complete whether nothing else exists, as on a controller that has told all it has; then unknown types are errors
     */
    public Catalogue(Map<Section, List<Type>> types, boolean complete) {
        Map<Section, Map<String, Type>> byName = new LinkedHashMap<>();
        for (Section section : Section.values()) {
            Map<String, Type> named = new LinkedHashMap<>();
            types.getOrDefault(section, List.of()).forEach(type -> named.put(type.name(), type));
            byName.put(section, Collections.unmodifiableMap(named));
        }
        this.types = byName;
        this.complete = complete;
    }

    /** The catalogue that comes with the plugin: a Jenkins of its time with the usual plugins; never complete. */
    public static Catalogue bundled() {
        return Bundled.CATALOGUE;
    }

    /** The types of a section by name, in the order of a palette. */
    public Map<String, Type> types(Section section) {
        return types.get(section);
    }

    /** The type of that name, or null. */
    public Type find(Section section, String name) {
        return types.get(section).get(name);
    }

    /** The names of a section in alphabetical order. */
    public Set<String> names(Section section) {
        return Collections.unmodifiableSet(new TreeSet<>(types.get(section).keySet()));
    }

    /** Whether a type that is not in here does not exist. */
    public boolean isComplete() {
        return complete;
    }

    private static final class Bundled {
        private static final Catalogue CATALOGUE = CatalogueReader.bundled();
    }
}
