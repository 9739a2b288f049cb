package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

/** The six ways in which Groovy writes a string. */
public enum Quote {
    SINGLE("'", "'", false, false),
    DOUBLE("\"", "\"", false, true),
    TRIPLE_SINGLE("'''", "'''", true, false),
    TRIPLE_DOUBLE("\"\"\"", "\"\"\"", true, true),
    SLASHY("/", "/", true, true),
    DOLLAR_SLASHY("$/", "/$", true, true);

    private final String opening;
    private final String closing;
    private final boolean multiline;
    private final boolean interpolates;

    Quote(String opening, String closing, boolean multiline, boolean interpolates) {
        this.opening = opening;
        this.closing = closing;
        this.multiline = multiline;
        this.interpolates = interpolates;
    }

    public String opening() {
        return opening;
    }

    public String closing() {
        return closing;
    }

    public boolean isMultiline() {
        return multiline;
    }

    /** Whether <code>${}</code> and {@code $name} stand for values in it. */
    public boolean interpolates() {
        return interpolates;
    }

    /** Whether a pair of characters that does not mean itself starts here. */
    boolean isEscape(String text, int at) {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return switch (this) {
            case SLASHY -> c == '\\' && next == '/';
            case DOLLAR_SLASHY -> c == '$' && (next == '$' || next == '/');
            default -> c == '\\';
        };
    }

    /** How the string that starts here is quoted. */
    public static Quote at(String text, int start) {
        if (text.startsWith("'''", start)) {
            return TRIPLE_SINGLE;
        }
        if (text.startsWith("\"\"\"", start)) {
            return TRIPLE_DOUBLE;
        }
        return switch (text.charAt(start)) {
            case '\'' -> SINGLE;
            case '"' -> DOUBLE;
            case '/' -> SLASHY;
            default -> DOLLAR_SLASHY;
        };
    }
}
