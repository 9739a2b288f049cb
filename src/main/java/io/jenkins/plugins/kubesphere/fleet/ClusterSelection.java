package io.jenkins.plugins.kubesphere.fleet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds clusters by what a Jenkinsfile says: {@code '*'}, names separated by commas, or a label selector. A text in which every part is a plain word
 * is a list of names, unless none of them is a cluster's name and each the key of some cluster's label; anything with an operator is a selector.
 */
public final class ClusterSelection {
    /** Everything that is known. */
    public static final String ALL = "*";

    private ClusterSelection() {}

    /**
     * The members that {@code text} selects, in the order of the names, or for {@code '*'} and selectors in the order of {@code known}.
     *
     * @throws FleetException when a name is unknown, a selector cannot be read, or nothing matches; the message lists what exists
     */
    public static List<Member> select(String text, List<Member> known) throws FleetException {
        String wanted = text.strip();
        if (wanted.isEmpty()) {
            throw new FleetException(Messages.ClusterSelection_empty(describe(known)));
        }
        List<Member> found = new ArrayList<>();
        if (wanted.equals(ALL)) {
            found.addAll(known);
        } else if (isNames(wanted) && !isKeys(wanted, known)) {
            Set<String> names = new LinkedHashSet<>();
            for (String name : wanted.split(",")) {
                if (!names.add(name.strip())) {
                    throw new FleetException(Messages.ClusterSelection_twice(name.strip()));
                }
            }
            for (String name : names) {
                found.add(known.stream().filter(member -> member.name().equals(name)).findFirst()
                        .orElseThrow(() -> new FleetException(Messages.ClusterSelection_unknown(name, describe(known)))));
            }
        } else {
            LabelSelector selector = LabelSelector.parse(wanted);
            known.stream().filter(member -> selector.test(member.labels())).forEach(found::add);
        }
        if (found.isEmpty()) {
            throw new FleetException(Messages.ClusterSelection_nothing(wanted, describe(known)));
        }
        return found;
    }

    private static boolean isNames(String text) {
        for (String part : text.split(",", -1)) {
            if (!part.strip().matches("[A-Za-z0-9][-A-Za-z0-9_.]*")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKeys(String text, List<Member> known) {
        for (String part : text.split(",", -1)) {
            String word = part.strip();
            boolean name = known.stream().anyMatch(member -> member.name().equals(word));
            if (name || known.stream().noneMatch(member -> member.labels().containsKey(word))) {
                return false;
            }
        }
        return true;
    }

    private static String describe(List<Member> known) {
        if (known.isEmpty()) {
            return Messages.ClusterSelection_none();
        }
        StringBuilder text = new StringBuilder();
        known.forEach(member -> text.append(text.isEmpty() ? "" : ", ").append(member));
        return text.toString();
    }
}
