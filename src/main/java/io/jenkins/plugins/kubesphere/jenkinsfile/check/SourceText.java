package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Lines;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.IdentityHashMap;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** A text with its tokens and lines; finds the places of Groovy's nodes in it. */
final class SourceText {

    private final String text;
    private final Tokens tokens;
    private final Lines lines;
    private final Map<MethodCallExpression, ShellText> shells = new IdentityHashMap<>();
    private String newline;
    private Boolean narrow;

    SourceText(SyntaxTree tree) {
        this.text = tree.text();
        this.tokens = tree.tokens();
        this.lines = tree.lines();
    }

    String text() {
        return text;
    }

    Tokens tokens() {
        return tokens;
    }

    Lines lines() {
        return lines;
    }

    /** The script of a {@code sh} step, or null where it is no single string. */
    ShellText shell(MethodCallExpression call) {
        if (!shells.containsKey(call)) {
            shells.put(call, ShellText.of(this, call, Calls.argument(call, "script", true)));
        }
        return shells.get(call);
    }

    int start(ASTNode node) {
        return node.getLineNumber() < 1 ? 0 : lines.offset(node.getLineNumber(), node.getColumnNumber());
    }

    /** The first token of the node; to be used where its name or keyword says enough. */
    Range first(ASTNode node) {
        int token = tokens.at(start(node));
        return token < tokens.size() ? tokens.range(token) : new Range(text.length(), text.length());
    }

    /** The name of the method that is called. */
    Range name(MethodCallExpression call) {
        return call.getMethod().getLineNumber() > 0 ? first(call.getMethod()) : first(call);
    }

    /** All of the node, without blanks and comments behind it. Groovy gives the end of some nodes as the start of what follows. */
    Range range(ASTNode node) {
        int start = start(node);
        int first = tokens.at(start);
        if (first >= tokens.size()) {
            return new Range(text.length(), text.length());
        }
        int end = node.getLastLineNumber() < 1 ? tokens.end(first) : lines.offset(node.getLastLineNumber(), node.getLastColumnNumber());
        int last = tokens.significantBefore(end >= text.length() ? tokens.size() : tokens.start(tokens.at(end)) == end ? tokens.at(end) : tokens.at(end) + 1);
        return new Range(start, Math.max(tokens.end(Math.max(last, first)), start));
    }

    /** A call from its name to the end of its last argument, the block included. */
    Range call(MethodCallExpression call) {
        Range whole = range(call);
        Range arguments = call.getArguments().getLineNumber() > 0 ? range(call.getArguments()) : whole;
        int end = Math.max(whole.end(), arguments.end());
        int next = tokens.significant(tokens.at(name(call).end()), tokens.size());
        if (next < tokens.size() && tokens.opens(next, '(')) {
            end = Math.max(end, tokens.end(tokens.partner(next)));
        }
        return new Range(whole.start(), closed(whole.start(), end));
    }

    /** Moves an end behind the brackets that were opened since the start. */
    private int closed(int start, int end) {
        int limit = end;
        for (int token = tokens.at(start); token < tokens.size() && tokens.start(token) < limit; token++) {
            if (tokens.is(token, TokenKind.OPEN) && tokens.partner(token) > token) {
                token = tokens.partner(token);
                limit = Math.max(limit, tokens.end(token));
            }
        }
        return limit;
    }

    /** Whether a comment stands in the range. */
    boolean hasComment(int start, int end) {
        for (int token = tokens.at(start); token < tokens.size() && tokens.start(token) < end; token++) {
            if (tokens.kind(token).isComment()) {
                return true;
            }
        }
        return false;
    }

    /** The blanks at the beginning of the line of this place. */
    String indentation(int offset) {
        int start = lines.start(lines.line(offset));
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, Math.min(end, Math.max(start, offset)));
    }

    /** What separates lines in this text. */
    String newline() {
        if (newline == null) {
            int feed = text.indexOf('\n');
            newline = feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
        }
        return newline;
    }

    /** Whether its first level is indented by two blanks. */
    boolean isNarrow() {
        if (narrow == null) {
            narrow = text.contains("\n  agent");
        }
        return narrow;
    }

    /** The range widened to whole lines, where nothing else stands on them. */
    Range wholeLines(Range range) {
        int start = range.start();
        while (start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
            start--;
        }
        int end = range.end();
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t' || text.charAt(end) == ';')) {
            end++;
        }
        boolean first = start == 0 || text.charAt(start - 1) == '\n' || text.charAt(start - 1) == '\r';
        boolean last = end == text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r';
        if (!first || !last) {
            return range;
        }
        if (text.startsWith("\r\n", end)) {
            return new Range(start, end + 2);
        }
        return new Range(start, Math.min(end + 1, text.length()));
    }
}
