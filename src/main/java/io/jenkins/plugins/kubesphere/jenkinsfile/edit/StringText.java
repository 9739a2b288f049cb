package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Quote;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.AssignmentStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.StringValue;
import java.util.List;

/** Writes constant strings as Groovy reads them. */
public final class StringText {
    private StringText() {
    }

    /** The literal, in the quotes wished for if they can hold the value. */
    public static String of(String value, Quote wished) {
        Quote quote = wished;
        if (value.indexOf('\n') >= 0 && !quote.isMultiline()) {
            quote = quote == Quote.DOUBLE ? Quote.TRIPLE_DOUBLE : Quote.TRIPLE_SINGLE;
        }
        String literal = quote.opening() + escaped(value, quote) + quote.closing();
        // Groovy has no empty string between slashes.
        if (quote != Quote.SLASHY && quote != Quote.DOLLAR_SLASHY || !value.isEmpty() && value.equals(read(literal))) {
            return literal;
        }
        return of(value, Quote.SINGLE);
    }

    /** What the literal means; null where it is no constant string. */
    static String read(String literal) {
        List<Statement> statements = SyntaxTree.of("x = " + literal).root().statements();
        return statements.size() == 1 && statements.get(0) instanceof AssignmentStatement assignment
            && assignment.value() instanceof StringValue string ? string.value() : null;
    }

    private static String escaped(String value, Quote quote) {
        StringBuilder text = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char next = i + 1 < value.length() ? value.charAt(i + 1) : 0;
            switch (quote) {
                case SLASHY -> text.append(c == '/' ? "\\/" : String.valueOf(c));
                case DOLLAR_SLASHY -> text.append(c == '$' ? "$$" : c == '/' && next == '$' ? "$/" : String.valueOf(c));
                default -> quoted(text, c, next, quote);
            }
        }
        return text.toString();
    }

    private static void quoted(StringBuilder text, char c, char next, Quote quote) {
        boolean triple = quote.isMultiline();
        char mark = quote.opening().charAt(0);
        if (c == '\\' || c == mark && (!triple || next == mark || next == 0) || c == '$' && quote.interpolates()) {
            text.append('\\').append(c);
        } else if (c == '\r') {
            text.append("\\r");
        } else if (c == '\b') {
            text.append("\\b");
        } else if (c == '\f') {
            text.append("\\f");
        } else if (c < ' ' && c != '\t' && c != '\n' || c == '\uFFFF') {
            text.append(String.format("\\u%04x", (int) c));
        } else {
            text.append(c);
        }
    }
}
