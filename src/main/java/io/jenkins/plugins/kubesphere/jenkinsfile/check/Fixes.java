package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Makes the changes of fixes in a text. */
public final class Fixes {

    private Fixes() {
    }

    /** The text with the fix made; all its offsets are those of the text given. */
    public static String apply(String text, Fix fix) {
        return splice(text, fix.splices());
    }

    /** Those fixes, in order, that do not touch a place which one before them changes. */
    public static List<Fix> compatible(List<Fix> fixes) {
        List<Fix> taken = new ArrayList<>();
        NavigableMap<Integer, Integer> changed = new TreeMap<>();
        for (Fix fix : fixes) {
            int first = first(fix);
            int last = last(fix);
            // What is taken does not overlap, so only the nearest before the end can reach into this one.
            Map.Entry<Integer, Integer> nearest = changed.floorEntry(last);
            if (first <= last && (nearest == null || nearest.getValue() < first)) {
                changed.put(first, last);
                taken.add(fix);
            }
        }
        return taken;
    }

    /** The text with all splices made at once; they must not overlap. */
    public static String splice(String text, List<Splice> splices) {
        StringBuilder changed = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Splice splice : splices.stream().sorted(Comparator.comparingInt(Splice::start).thenComparingInt(Splice::end)).toList()) {
            changed.append(text, at, splice.start()).append(splice.text());
            at = splice.end();
        }
        return changed.append(text, at, text.length()).toString();
    }

    private static int first(Fix fix) {
        return fix.splices().stream().mapToInt(Splice::start).min().orElse(Integer.MAX_VALUE);
    }

    private static int last(Fix fix) {
        return fix.splices().stream().mapToInt(Splice::end).max().orElse(-1);
    }
}
