package io.jenkins.plugins.kubesphere.steps.multi;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as a Jenkinsfile writes them: {@code 90s}, {@code 10m}, {@code 2h}, {@code 1h30m}. */
public final class Spans {
    private static final Pattern SPAN = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");

    private Spans() {}

    /** @throws IllegalArgumentException with one sentence when it cannot be read */
    public static Duration parse(String parameter, String text) {
        Matcher matcher = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (text.isBlank() || !matcher.matches()) {
            throw new IllegalArgumentException(Messages.Spans_unreadable(parameter, text));
        }
        return Duration.ofHours(number(matcher.group(1))).plusMinutes(number(matcher.group(2))).plusSeconds(number(matcher.group(3)));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The shortest form of whole seconds. */
    public static String format(double seconds) {
        return seconds < 10 && seconds != Math.rint(seconds) ? String.format(Locale.ROOT, "%.1f s", seconds) : Math.round(seconds) + " s";
    }
}
