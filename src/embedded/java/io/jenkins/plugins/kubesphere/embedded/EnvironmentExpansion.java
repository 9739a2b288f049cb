package io.jenkins.plugins.kubesphere.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which variables must be set so that one can refer to another. */
public final class EnvironmentExpansion {

    private static final Pattern REFERENCE = Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z0-9_.]+)})");

    private EnvironmentExpansion() {}

    /** Names so that each comes after those it refers to; in a circle, the alphabet decides. */
    public static List<String> order(Map<String, String> variables) {
        Set<String> ordered = new LinkedHashSet<>();
        for (String name : new TreeSet<>(variables.keySet())) {
            visit(name, variables, ordered, new ArrayList<>());
        }
        return List.copyOf(ordered);
    }

    private static void visit(String name, Map<String, String> variables, Set<String> ordered, Collection<String> path) {
        if (ordered.contains(name) || path.contains(name) || !variables.containsKey(name)) {
            return;
        }
        path.add(name);
        String value = variables.get(name);
        Matcher reference = REFERENCE.matcher(value == null ? "" : value);
        while (reference.find()) {
            String other = reference.group(1) == null ? reference.group(2) : reference.group(1);
            if (!other.equals(name)) {
                visit(other, variables, ordered, path);
            }
        }
        ordered.add(name);
    }
}
