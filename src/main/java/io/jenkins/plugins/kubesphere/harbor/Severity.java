package io.jenkins.plugins.kubesphere.harbor;

import java.util.Locale;

/** How bad a vulnerability is, in Harbor's words, the least first. */
public enum Severity {
    NONE("None"),
    UNKNOWN("Unknown"),
    NEGLIGIBLE("Negligible"),
    LOW("Low"),
    MEDIUM("Medium"),
    HIGH("High"),
    CRITICAL("Critical");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** @throws IllegalArgumentException if Harbor has no such word */
    public static Severity parse(String text) {
        String wanted = text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
        for (Severity severity : values()) {
            if (severity.word.toLowerCase(Locale.ROOT).equals(wanted)) {
                return severity;
            }
        }
        throw new IllegalArgumentException(Messages.Severity_unknown(text));
    }

    /** A word of a scanner that we do not know counts as unknown. */
    static Severity lenient(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    public String word() {
        return word;
    }
}
