package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brings splices of one text into the order in which they can be made one after the other. */
final class Splices {
    private Splices() {
    }

    /**
     * The same change as a sequence: each splice is for the result of those before it, none touches a character that it need not.
     *
     * @param together all with offsets of the text; those at the same place stay in their order
     */
    static List<Splice> inOrder(String text, List<Splice> together) {
        List<Splice> sorted = together.stream().sorted(Comparator.comparingInt(Splice::start).thenComparingInt(Splice::end)).toList();
        List<Splice> inOrder = new ArrayList<>();
        int moved = 0;
        int end = 0;
        for (Splice splice : sorted) {
            if (splice.start() < end) {
                throw new IllegalArgumentException("overlapping splices: " + together);
            }
            end = splice.end();
            Splice small = trim(text, splice);
            if (small.start() < small.end() || !small.text().isEmpty()) {
                inOrder.add(new Splice(small.start() + moved, small.end() + moved, small.text()));
                moved += small.text().length() - (small.end() - small.start());
            }
        }
        return inOrder;
    }

    /** Leaves out what stays the same at both ends; characters of two code units and line ends stay whole. */
    private static Splice trim(String text, Splice splice) {
        String now = splice.text();
        int most = Math.min(splice.end() - splice.start(), now.length());
        int same = 0;
        while (same < most && text.charAt(splice.start() + same) == now.charAt(same)) {
            same++;
        }
        if (same > 0 && joined(now.charAt(same - 1))) {
            same--;
        }
        int tail = 0;
        while (tail < most - same && text.charAt(splice.end() - 1 - tail) == now.charAt(now.length() - 1 - tail)) {
            tail++;
        }
        if (tail > 0 && (Character.isLowSurrogate(now.charAt(now.length() - tail)) || now.charAt(now.length() - tail) == '\n')) {
            tail--;
        }
        return new Splice(splice.start() + same, splice.end() - tail, now.substring(same, now.length() - tail));
    }

    private static boolean joined(char c) {
        return Character.isHighSurrogate(c) || c == '\r';
    }
}
