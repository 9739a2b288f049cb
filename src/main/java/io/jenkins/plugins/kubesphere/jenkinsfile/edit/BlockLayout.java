package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.List;

/** How the statements of one block are laid out, and what has to change when some are added or taken out. */
final class BlockLayout {
    private final Draft draft;
    private final Block block;
    private final Tokens tokens;

    BlockLayout(Draft draft, Block block) {
        this.draft = draft;
        this.block = block;
        this.tokens = draft.tokens();
    }

    Block block() {
        return block;
    }

    int size() {
        return block.statements().size();
    }

    Statement statement(int index) {
        return block.statements().get(index);
    }

    int indexOf(Statement statement) {
        return block.statements().indexOf(statement);
    }

    Extent extent(int index) {
        return Extent.of(tokens, block, statement(index));
    }

    /** Indentation of the statements of the block. */
    String indentation() {
        for (int i = 0; i < size(); i++) {
            Extent extent = extent(i);
            if (extent.startsLine()) {
                return draft.indentation(extent.start());
            }
        }
        return block.open() < 0 ? "" : draft.indentation(block.range().start()) + draft.unit(block);
    }

    /** Statements {@code from} to before {@code to} with what belongs to them. */
    Fragment cut(int from, int to) {
        Extent first = extent(from);
        Extent last = extent(to - 1);
        int end = last.endsLine() ? last.end() : last.codeEnd();
        return Fragment.cut(draft.tree(), first.start(), end, draft.indentation(first.start()));
    }

    /** Takes statements out, with the comments that belong to them; blank lines around them do not add up. */
    Splice remove(int from, int to) {
        Extent first = extent(from);
        Extent last = extent(to - 1);
        if (first.startsLine() && last.endsLine()) {
            return removeLines(from, to, lineStart(first.start()), nextLine(last.end()));
        }
        if (to < size() && !breaksLine(last.end(), extent(to).start())) {
            return new Splice(first.start(), extent(to).start(), "");
        }
        if (from > 0 && !breaksLine(extent(from - 1).end(), first.start())) {
            return new Splice(extent(from - 1).codeEnd(), last.endsLine() ? last.end() : last.codeEnd(), "");
        }
        if (first.startsLine() && block.open() >= 0) {
            return new Splice(endOfLineBefore(first.start()), blanksBehind(last.end()), draft.newline() + draft.indentation(block.range().start()));
        }
        int start = first.start();
        if (last.endsLine()) {
            while (start > 0 && isBlank(draft.text().charAt(start - 1))) {
                start--;
            }
        }
        return new Splice(start, last.endsLine() ? last.end() : blanksBehind(last.end()), "");
    }

    private Splice removeLines(int from, int to, int start, int end) {
        int before = start;
        while (from > 0 && isBlankLine(lineBefore(before), before)) {
            before = lineBefore(before);
        }
        int after = end;
        boolean closed = to == size();
        while (after < draft.text().length() && nextLine(after) > after && isBlankLine(after, nextLine(after))) {
            after = nextLine(after);
        }
        if (from == 0 && closed) {
            return new Splice(start, end, "");
        }
        if (from == 0) {
            return new Splice(start, after, "");
        }
        if (closed || lines(before, start) <= lines(end, after)) {
            return new Splice(before, end, "");
        }
        return new Splice(start, after, "");
    }

    private int lines(int from, int to) {
        return draft.tree().lines().line(to) - draft.tree().lines().line(from);
    }

    /** Puts a statement before the one of that index, or behind all. */
    Splice insert(int index, Fragment fragment) {
        Extent before = index > 0 ? extent(index - 1) : null;
        Extent after = index < size() ? extent(index) : null;
        String indentation = indentation();
        String newline = draft.newline();
        String gap = isSpaced() ? newline : "";
        if (before != null && before.endsLine()) {
            return new Splice(before.end(), before.end(), newline + gap + fragment.print(indentation, newline));
        }
        if (before == null && after != null && after.startsLine()) {
            int start = lineStart(after.start());
            return new Splice(start, start, fragment.print(indentation, newline) + newline + gap);
        }
        if (before == null && after == null) {
            return insertFirst(fragment, indentation, newline);
        }
        if (fragment.fitsInLine()) {
            return before != null ? new Splice(before.codeEnd(), before.codeEnd(), "; " + fragment.print("", newline))
                : new Splice(after.start(), after.start(), fragment.print("", newline) + "; ");
        }
        int start = before != null ? before.end() : tokens.end(block.bodyFirst() - 1);
        int end = after != null ? after.start() : tokens.start(block.close());
        String outer = after != null ? indentation : draft.indentation(block.range().start());
        return new Splice(blanksBehind(start) == end ? start : end, end, newline + fragment.print(indentation, newline) + newline + outer);
    }

    private Splice insertFirst(Fragment fragment, String indentation, String newline) {
        if (block.open() < 0) {
            String lead = draft.text().isEmpty() || endsWithNewline() ? "" : newline;
            return new Splice(draft.text().length(), draft.text().length(), lead + fragment.print("", newline) + newline);
        }
        int open = tokens.end(block.bodyFirst() - 1);
        int close = tokens.start(block.close());
        String outer = draft.indentation(block.range().start());
        if (breaksLine(open, close)) {
            int line = lineStart(close);
            if (draft.text().substring(line, close).isBlank() && line > open) {
                return new Splice(line, line, fragment.print(indentation, newline) + newline);
            }
            return new Splice(close, close, newline + fragment.print(indentation, newline) + newline + outer);
        }
        boolean blank = draft.text().substring(open, close).isBlank();
        if (blank && fragment.fitsInLine() && !draft.text().substring(lineStart(open), ownerStart()).isBlank()) {
            return new Splice(open, close, " " + fragment.print("", newline) + " ");
        }
        return new Splice(blank ? open : close, close, newline + fragment.print(indentation, newline) + newline + outer);
    }

    /** Where the statement begins that the block belongs to. */
    private int ownerStart() {
        int token = block.open();
        while (token > 0 && !tokens.is(token - 1, TokenKind.NEWLINE) && !tokens.is(token - 1, TokenKind.SEMICOLON) && !tokens.is(token - 1, "{")) {
            token--;
        }
        return tokens.start(token);
    }

    /** Puts statements into a block of their own: the lines before and behind them, and their indentation. */
    List<Splice> wrap(int from, int to, List<String> opening, List<String> closing) {
        Extent first = extent(from);
        Extent last = extent(to - 1);
        return new Wrapping(draft).wrap(first, last, opening, closing, draft.unit(block));
    }

    /** Whether blank lines separate most of the statements. */
    private boolean isSpaced() {
        int spaced = 0;
        for (int i = 1; i < size(); i++) {
            spaced += lines(extent(i - 1).end(), extent(i).start()) > 1 ? 1 : 0;
        }
        return spaced * 2 > size() - 1;
    }

    private boolean endsWithNewline() {
        char last = draft.text().charAt(draft.text().length() - 1);
        return last == '\n' || last == '\r' || last == '\uFEFF';
    }

    private boolean breaksLine(int from, int to) {
        return lines(from, to) > 0;
    }

    private int lineStart(int offset) {
        int start = draft.tree().lines().start(draft.tree().lines().line(offset));
        return start == 0 && draft.text().startsWith("\uFEFF") ? 1 : start;
    }

    private int nextLine(int offset) {
        int line = draft.tree().lines().line(offset);
        return line < draft.tree().lines().count() ? draft.tree().lines().start(line + 1) : draft.text().length();
    }

    private int lineBefore(int lineStart) {
        return lineStart == 0 ? 0 : lineStart(lineStart - 1);
    }

    private boolean isBlankLine(int start, int end) {
        return start < end && draft.text().substring(start, end).isBlank();
    }

    private int endOfLineBefore(int offset) {
        int end = lineStart(offset);
        if (end > 0 && draft.text().charAt(end - 1) == '\n') {
            end--;
        }
        return end > 0 && draft.text().charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private int blanksBehind(int offset) {
        int end = offset;
        while (end < draft.text().length() && isBlank(draft.text().charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
