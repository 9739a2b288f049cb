package io.jenkins.plugins.kubesphere.report;

import java.util.Locale;

/** Numbers of bytes as people write them: decimal units, as registries show them. */
public final class Sizes {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Sizes() {}

    /** Gives {@code 0 B}, {@code 999 B}, {@code 1.5 kB}, {@code 47.3 MB}. */
    public static String inWords(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
