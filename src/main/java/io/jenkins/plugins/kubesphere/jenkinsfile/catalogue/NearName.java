package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name somebody meant. */
public final class NearName {

    /** What is longer than any name there is means no other. */
    private static final int LONGEST = 80;

    private NearName() {
    }

    /** The known name that is nearest to what was written, if it is near enough to be a slip. */
    public static Optional<String> of(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = written.toLowerCase(Locale.ROOT);
        String best = null;
        int least = Math.max(1, written.length() / 3) + 1;
        for (String name : known) {
            if (Math.abs(name.length() - written.length()) < least) {
                int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
                if (distance < least) {
                    least = distance;
                    best = name;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether one is the other but for a single slip: near enough to be changed unasked, where the written name may also be one nobody here knows. */
    public static boolean isTypo(String written, String known) {
        return written.length() > 3 && written.length() <= LONGEST && known.length() <= LONGEST && distance(written.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT)) <= 1;
    }

    /** How many characters must be inserted, removed or replaced; neighbours that changed places count once. */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] cost = new int[b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[j] = i + j;
                    continue;
                }
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[j] = Math.min(replace, 1 + Math.min(last[j], cost[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[j] = Math.min(cost[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = cost;
            cost = free;
        }
        return last[b.length()];
    }
}
