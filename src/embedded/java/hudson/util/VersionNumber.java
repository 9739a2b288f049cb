package hudson.util;

import java.util.ArrayList;
import java.util.List;

/** A version whose parts are compared as numbers where they are numbers. */
public class VersionNumber implements Comparable<VersionNumber> {

    private final String value;

    public VersionNumber(String num) {
        value = num;
    }

    private static List<Integer> digits(String text) {
        List<Integer> digits = new ArrayList<>();
        for (String part : text.split("[.-]")) {
            if (!part.matches("\\d{1,9}")) {
                break;
            }
            digits.add(Integer.parseInt(part));
        }
        return digits;
    }

    @Override
    public int compareTo(VersionNumber that) {
        List<Integer> mine = digits(value);
        List<Integer> others = digits(that.value);
        for (int i = 0; i < Math.max(mine.size(), others.size()); i++) {
            int difference = Integer.compare(i < mine.size() ? mine.get(i) : 0, i < others.size() ? others.get(i) : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    public boolean isOlderThan(VersionNumber rhs) {
        return compareTo(rhs) < 0;
    }

    public boolean isNewerThan(VersionNumber rhs) {
        return compareTo(rhs) > 0;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof VersionNumber that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return digits(value).hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
