package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;

/** A piece of code without its indentation, ready to be put somewhere else. Lines that begin within a string keep every character. */
record Fragment(List<Line> lines, boolean hasLineComment) {

    /**
     * @param fixed whether nothing may be put before it
     * @param end what ends it, null for what ends lines in the file it is put into
     */
    record Line(String text, boolean fixed, String end) {
    }

    /** Code that somebody wrote: common indentation is taken away. */
    static Fragment of(String code) {
        SyntaxTree tree = SyntaxTree.of(code);
        List<Line> lines = lines(tree, 0, code.length(), null, true);
        String common = null;
        for (int i = lines.size() > 1 && indentation(lines.get(0).text()).isEmpty() ? 1 : 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (!line.fixed() && !line.text().isBlank()) {
                String indentation = indentation(line.text());
                common = common == null ? indentation : commonPrefix(common, indentation);
            }
        }
        List<Line> dedented = new ArrayList<>();
        for (Line line : lines) {
            boolean takes = common != null && !line.fixed() && line.text().startsWith(common);
            dedented.add(takes ? new Line(line.text().substring(common.length()), false, null)
                : line.fixed() ? line : new Line(line.text().isBlank() ? "" : line.text(), false, null));
        }
        while (dedented.size() > 1 && dedented.get(0).text().isBlank() && !dedented.get(1).fixed()) {
            dedented.remove(0);
        }
        while (dedented.size() > 1 && dedented.get(dedented.size() - 1).text().isBlank() && !dedented.get(dedented.size() - 1).fixed()) {
            dedented.remove(dedented.size() - 1);
        }
        return new Fragment(List.copyOf(dedented), commented(tree.tokens(), 0, code.length()));
    }

    /** A part of a file, with the indentation of its first line taken away. */
    static Fragment cut(SyntaxTree tree, int from, int to, String indentation) {
        return new Fragment(List.copyOf(lines(tree, from, to, indentation, false)), commented(tree.tokens(), from, to));
    }

    private static List<Line> lines(SyntaxTree tree, int from, int to, String indentation, boolean anyEnd) {
        String text = tree.text();
        List<Line> lines = new ArrayList<>();
        int start = from;
        boolean fixed = false;
        for (int i = from; i <= to; i++) {
            boolean last = i == to;
            if (!last && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                continue;
            }
            int next = last ? to : text.startsWith("\r\n", i) && i + 1 < to ? i + 2 : i + 1;
            String line = text.substring(start, i);
            boolean indented = indentation != null && start > from && !fixed && line.startsWith(indentation);
            boolean odd = indentation != null && start > from && !indented && !line.isBlank();
            lines.add(new Line(indented ? line.substring(indentation.length()) : line, fixed || odd, anyEnd || last ? null : text.substring(i, next)));
            start = next;
            i = Math.max(i, next - 1);
            fixed = inString(tree.tokens(), next);
        }
        return lines;
    }

    private static boolean inString(Tokens tokens, int offset) {
        int token = tokens.at(offset);
        return tokens.is(token, TokenKind.STRING) && tokens.start(token) < offset;
    }

    private static boolean commented(Tokens tokens, int from, int to) {
        for (int i = tokens.at(from); i < tokens.size() && tokens.start(i) < to; i++) {
            if (tokens.is(i, TokenKind.LINE_COMMENT) || tokens.is(i, TokenKind.HASH_COMMENT)) {
                return true;
            }
        }
        return false;
    }

    static String indentation(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return line.substring(0, i);
    }

    private static String commonPrefix(String one, String other) {
        int i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return one.substring(0, i);
    }

    /** Whether it can stand between other statements on their line. */
    boolean fitsInLine() {
        return lines.size() == 1 && !hasLineComment;
    }

    /** The code on one line, with semicolons between statements; null where that cannot be done. */
    String inline() {
        StringBuilder line = new StringBuilder();
        for (Line one : lines) {
            String code = one.text().strip();
            if (one.fixed() || hasLineComment || code.endsWith(",") || code.startsWith(".")) {
                return null;
            }
            if (!code.isEmpty()) {
                boolean open = line.length() > 0 && line.charAt(line.length() - 1) == '{';
                line.append(line.isEmpty() ? "" : open || code.startsWith("}") ? " " : "; ").append(code);
            }
        }
        return line.toString();
    }

    /** The code; its first line is indented as well. */
    String print(String indentation, String newline) {
        return indentation + rest(indentation, newline);
    }

    /** The code from a place that is indented already. */
    String rest(String indentation, String newline) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (i > 0 && !line.fixed() && !line.text().isEmpty()) {
                code.append(indentation);
            }
            code.append(line.text());
            if (i < lines.size() - 1) {
                code.append(line.end() == null ? newline : line.end());
            }
        }
        return code.toString();
    }
}
