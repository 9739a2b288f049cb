package io.jenkins.plugins.kubesphere.jenkinsfile.outline;

import io.jenkins.plugins.kubesphere.jenkinsfile.edit.StringText;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Quote;

/** The lines of an outline, indented by their blocks. */
final class Lines {
    private static final String UNIT = "    ";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    void line(String code) {
        text.append(UNIT.repeat(depth)).append(code).append('\n');
    }

    /** A block that is open until {@link #close}. */
    void open(String head) {
        line(head + " {");
        depth++;
    }

    void close() {
        depth--;
        line("}");
    }

    /** Something that is not shown; a string alone is a statement that does nothing. */
    void hidden() {
        line(literal(Outline.HIDDEN));
    }

    static String literal(String value) {
        return StringText.of(value, Quote.SINGLE);
    }

    String text() {
        return text.toString();
    }
}
