package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Lines;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Puts blocks around statements and takes them away again; the lines in between only change their indentation. */
final class Wrapping {
    private final Draft draft;
    private final Tokens tokens;
    private final Lines lines;
    private final String text;

    Wrapping(Draft draft) {
        this.draft = draft;
        this.tokens = draft.tokens();
        this.lines = draft.tree().lines();
        this.text = draft.text();
    }

    /**
     * @param opening a line for each level, ending with a brace
     * @param closing the lines behind, indented against the first
     * @param unit one level of indentation
     */
    List<Splice> wrap(Extent first, Extent last, List<String> opening, List<String> closing, String unit) {
        List<Splice> splices = new ArrayList<>();
        if (!first.startsLine() || !last.endsLine()) {
            if (lines.line(first.start()) == lines.line(last.codeEnd()) && closing.size() == opening.size()) {
                splices.add(new Splice(first.start(), first.start(), String.join(" ", opening) + " "));
                splices.add(new Splice(last.codeEnd(), last.codeEnd(), " " + "}".repeat(opening.size()).replace("}}", "} }").replace("}}", "} }")));
                return splices;
            }
        }
        String indentation = draft.indentation(first.start());
        String newline = draft.newline();
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < opening.size(); i++) {
            head.append(i == 0 ? "" : indentation + unit.repeat(i)).append(opening.get(i)).append(newline);
        }
        splices.add(new Splice(first.start(), first.start(), head + indentation + unit.repeat(opening.size())));
        splices.addAll(indent(first.start(), last.end(), unit.repeat(opening.size())));
        int end = last.endsLine() ? last.end() : last.codeEnd();
        StringBuilder tail = new StringBuilder();
        for (String line : closing) {
            tail.append(newline).append(line.isEmpty() ? "" : indentation).append(line);
        }
        splices.add(new Splice(end, end, tail.toString()));
        return splices;
    }

    /** Moves all lines but the first to the right. */
    private List<Splice> indent(int from, int to, String by) {
        List<Splice> splices = new ArrayList<>();
        for (int line = lines.line(from) + 1; line <= lines.line(to); line++) {
            int start = lines.start(line);
            if (!isFixed(start) && !isBlank(start)) {
                splices.add(new Splice(start, start, by));
            }
        }
        return splices;
    }

    /** Lets the content of a block take the place of the statement that the block is a part of; comments stay. */
    List<Splice> unwrap(Statement outer, Block inner) {
        List<Splice> splices = new ArrayList<>();
        int open = tokens.end(inner.open());
        int close = tokens.start(inner.close());
        String indentation = draft.indentation(outer.range().start());
        boolean multiline = lines.line(open) < lines.line(close);
        String head = comments(outer.range().start(), open, indentation);
        String tail = comments(close, outer.range().end(), indentation);
        if (!multiline) {
            int from = skipBlanks(open);
            int to = close;
            while (to > from && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == '\t')) {
                to--;
            }
            splices.add(new Splice(outer.range().start(), from, head));
            splices.add(new Splice(Math.max(from, to), outer.range().end(), tail.isEmpty() ? "" : draft.newline() + tail));
            return splices;
        }
        int first = skipBlanks(open);
        boolean bare = isLineEnd(first);
        boolean whole = draft.indentation(outer.range().start()).length() == outer.range().start() - lineStart(outer.range().start());
        splices.add(bare && whole ? new Splice(lineStart(outer.range().start()), nextLine(first), head.isEmpty() ? "" : indentation + head)
            : new Splice(outer.range().start(), bare ? skipBlanks(nextLine(first)) : first, head));
        int content = bare ? nextLine(first) : first;
        splices.addAll(dedent(content, close, innerIndentation(inner), indentation, bare && whole));
        int closeLine = lineStart(close);
        int end = outer.range().end();
        if (text.substring(closeLine, close).isBlank() && isLineEnd(skipBlanks(end)) && closeLine > content) {
            splices.add(new Splice(closeLine, nextLine(end), tail.isEmpty() ? "" : indentation + tail));
        } else if (text.substring(closeLine, close).isBlank() && closeLine > content) {
            splices.add(new Splice(endOfLineBefore(closeLine), end, tail.isEmpty() ? "" : draft.newline() + indentation + tail));
        } else {
            splices.add(new Splice(close, end, tail));
        }
        return splices;
    }

    private String innerIndentation(Block inner) {
        for (Statement statement : inner.statements()) {
            String found = draft.indentation(statement.range().start());
            if (lines.line(statement.range().start()) > lines.line(inner.range().start())) {
                return found;
            }
        }
        return draft.indentation(inner.range().start());
    }

    private List<Splice> dedent(int from, int to, String inner, String outer, boolean first) {
        List<Splice> splices = new ArrayList<>();
        if (!inner.startsWith(outer)) {
            return splices;
        }
        String surplus = inner.substring(outer.length());
        int last = text.substring(lineStart(to), to).isBlank() ? lines.line(to) - 1 : lines.line(to);
        for (int line = lines.line(from) + (first ? 0 : 1); line <= last; line++) {
            int start = lines.start(line);
            if (!isFixed(start) && text.startsWith(outer, start)) {
                int at = start + outer.length();
                int end = at;
                while (end < at + surplus.length() && end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
                    end++;
                }
                splices.add(new Splice(at, end, ""));
            }
        }
        return splices;
    }

    /** The comments in a part that goes away, each on a line of its own. */
    private String comments(int from, int to, String indentation) {
        StringBuilder kept = new StringBuilder();
        for (int i = tokens.at(from); i < tokens.size() && tokens.start(i) < to; i++) {
            if (tokens.kind(i).isComment()) {
                kept.append(kept.isEmpty() ? "" : indentation).append(tokens.text(i)).append(draft.newline());
            }
        }
        return kept.toString();
    }

    private boolean isFixed(int lineStart) {
        int token = tokens.at(lineStart);
        return tokens.is(token, TokenKind.STRING) && tokens.start(token) < lineStart;
    }

    private boolean isBlank(int lineStart) {
        return isLineEnd(skipBlanks(lineStart));
    }

    private boolean isLineEnd(int offset) {
        return offset >= text.length() || text.charAt(offset) == '\n' || text.charAt(offset) == '\r';
    }

    private int skipBlanks(int offset) {
        int i = offset;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private int lineStart(int offset) {
        return lines.start(lines.line(offset));
    }

    private int nextLine(int offset) {
        int line = lines.line(offset);
        return line < lines.count() ? lines.start(line + 1) : text.length();
    }

    private int endOfLineBefore(int lineStart) {
        int end = lineStart;
        if (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }
}
