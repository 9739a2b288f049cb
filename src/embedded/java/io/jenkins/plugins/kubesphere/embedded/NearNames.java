package io.jenkins.plugins.kubesphere.embedded;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody who mistyped a name probably meant. */
public final class NearNames {

    private static final int MOST = 3;

    private NearNames() {}

    /** The known name with the fewest letters to change, or null when nothing is known. */
    public static String nearest(String written, Collection<String> known) {
        return known.stream().min(byDistance(written)).orElse(null);
    }

    /** At most three known names that are close enough to be meant, nearest first. */
    public static List<String> near(String written, Collection<String> known) {
        int allowed = Math.max(2, written.length() / 3);
        String lower = written.toLowerCase(Locale.ENGLISH);
        return known.stream()
                .filter(name -> distance(written, name) <= allowed
                        || (lower.length() > 2 && name.toLowerCase(Locale.ENGLISH).startsWith(lower)))
                .sorted(byDistance(written))
                .limit(MOST)
                .toList();
    }

    private static Comparator<String> byDistance(String written) {
        return Comparator.<String>comparingInt(name -> distance(written, name)).thenComparing(Comparator.naturalOrder());
    }

    /** Letters to insert, remove, change or swap with their neighbour; case does not count. */
    public static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ENGLISH);
        String b = other.toLowerCase(Locale.ENGLISH);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
