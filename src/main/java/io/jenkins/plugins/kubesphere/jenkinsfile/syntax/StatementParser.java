package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.AssignmentStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.OtherStatement;
import java.util.ArrayList;
import java.util.List;

/** Reads the statements of blocks. */
final class StatementParser {
    /** Blocks deeper than this are kept as text: more than any pipeline has, and little enough for any thread's stack. */
    static final int MAX_DEPTH = 200;

    /** Statements and arguments beyond this many are kept as text: more than a pipeline of a megabyte has. */
    private static final int MOST_ELEMENTS = 80_000;

    private int elements;
    private final Tokens tokens;
    private final StatementBounds bounds;
    private final ValueParser values;

    StatementParser(Tokens tokens) {
        this.tokens = tokens;
        this.bounds = new StatementBounds(tokens);
        this.values = new ValueParser(tokens, this);
    }

    Block root() {
        return new Block(new Range(0, tokens.text().length()), -1, tokens.size(), 0, List.copyOf(statements(0, tokens.size(), 0)), true);
    }

    /** The block that the brace opens; the brace must have a partner. */
    Block block(int open, int depth) {
        int close = tokens.partner(open);
        Range range = new Range(tokens.start(open), tokens.end(close));
        int body = bodyFirst(open, close);
        boolean parsed = depth < MAX_DEPTH;
        return new Block(range, open, close, body, parsed ? List.copyOf(statements(body, close, depth + 1)) : List.of(), parsed);
    }

    /** Behind the arrow, where the block starts with parameters of a closure. */
    private int bodyFirst(int open, int close) {
        int i = tokens.significant(open + 1, close);
        while (i < close) {
            TokenKind kind = tokens.kind(i);
            if (tokens.is(i, "->")) {
                return i + 1;
            }
            boolean parameter = kind == TokenKind.IDENTIFIER || kind == TokenKind.COMMA || tokens.is(i, "=") || tokens.is(i, ".")
                || tokens.is(i, "<") || tokens.is(i, ">") || kind == TokenKind.KEYWORD || kind == TokenKind.STRING || kind == TokenKind.NUMBER
                || tokens.is(i, "@") || tokens.is(i, "?") || tokens.is(i, "...");
            if (tokens.is(i, TokenKind.OPEN) && tokens.first(i) != '{' && tokens.partner(i) >= 0) {
                i = tokens.significant(tokens.partner(i) + 1, close);
            } else if (parameter) {
                int next = tokens.significant(i + 1, close);
                if (kind != TokenKind.COMMA && breaksLine(i + 1, next) && !tokens.is(next, "->") && !tokens.is(next, TokenKind.COMMA)) {
                    return open + 1;
                }
                i = next;
            } else {
                return open + 1;
            }
        }
        return open + 1;
    }

    private boolean breaksLine(int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.is(i, TokenKind.NEWLINE)) {
                return true;
            }
        }
        return false;
    }

    private List<Statement> statements(int from, int limit, int depth) {
        List<Statement> statements = new ArrayList<>();
        int i = tokens.significant(from, limit);
        while (i < limit) {
            if (tokens.is(i, TokenKind.SEMICOLON)) {
                i = tokens.significant(i + 1, limit);
                continue;
            }
            if (!mayRead(1)) {
                int end = tokens.significantBefore(limit) + 1;
                statements.add(new OtherStatement(new Range(tokens.start(i), tokens.end(end - 1)), i, end, List.of()));
                return statements;
            }
            int end = bounds.end(i, limit);
            statements.add(statement(i, end, depth));
            i = tokens.significant(end, limit);
        }
        return statements;
    }

    /** Whether so many more elements may be read; they count from then on. */
    boolean mayRead(int more) {
        elements += more;
        return elements <= MOST_ELEMENTS;
    }

    private Statement statement(int first, int end, int depth) {
        Range range = new Range(tokens.start(first), tokens.end(end - 1));
        if (tokens.is(first, TokenKind.IDENTIFIER)) {
            Statement known = named(range, first, end, depth);
            if (known != null) {
                return known;
            }
        }
        return new OtherStatement(range, first, end, blocks(first, end, depth));
    }

    private Statement named(Range range, int first, int end, int depth) {
        String name = tokens.text(first);
        Range nameRange = tokens.range(first);
        Arguments none = new Arguments(new Range(nameRange.end(), nameRange.end()), false, List.of());
        int next = tokens.significant(first + 1, end);
        if (tokens.is(next, "=")) {
            int value = tokens.significant(next + 1, end);
            return value < end && values.isOneExpression(value, end)
                ? new AssignmentStatement(range, first, end, name, nameRange, values.value(value, end, depth)) : null;
        }
        if (tokens.opens(next, '{') && tokens.partner(next) == end - 1) {
            return new CallStatement(range, first, end, name, nameRange, none, block(next, depth));
        }
        if (tokens.opens(next, '(')) {
            int close = tokens.partner(next);
            int behind = tokens.significant(close + 1, end);
            boolean trailing = tokens.opens(behind, '{') && tokens.partner(behind) == end - 1;
            if (behind != end && !trailing) {
                // Known before anything is read: what is read twice on each level takes for ever on many.
                return null;
            }
            List<int[]> parts = values.parts(next + 1, close);
            if (!mayRead(parts.size())) {
                return null;
            }
            Arguments arguments = new Arguments(new Range(tokens.start(next), tokens.end(close)), true, values.arguments(parts, depth));
            return new CallStatement(range, first, end, name, nameRange, arguments, trailing ? block(behind, depth) : null);
        }
        return next < end && values.startsCommandArgument(next) ? command(range, first, next, end, depth) : null;
    }

    /** {@code sh 'x'}, {@code git url: 'x', branch: 'y'}, {@code node 'x', { }}. */
    private Statement command(Range range, int first, int from, int end, int depth) {
        List<int[]> parts = values.parts(from, end);
        if (!mayRead(parts.size())) {
            return null;
        }
        for (int[] part : parts) {
            if (!values.isOneExpression(values.valueStart(part[0], part[1]), part[1])) {
                return null;
            }
        }
        int[] last = parts.get(parts.size() - 1);
        boolean trailing = parts.size() > 1 && tokens.opens(last[0], '{') && tokens.partner(last[0]) == last[1] - 1;
        List<Argument> arguments = values.arguments(trailing ? parts.subList(0, parts.size() - 1) : parts, depth);
        int argumentsEnd = trailing ? parts.get(parts.size() - 2)[1] : end;
        Range argumentsRange = new Range(tokens.start(from), tokens.end(argumentsEnd - 1));
        return new CallStatement(range, first, end, tokens.text(first), tokens.range(first), new Arguments(argumentsRange, false, arguments),
            trailing ? block(last[0], depth) : null);
    }

    private List<Block> blocks(int first, int end, int depth) {
        if (depth >= MAX_DEPTH) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = first; i < end; i++) {
            if (tokens.opens(i, '{') && tokens.partner(i) < end) {
                blocks.add(block(i, depth));
                i = tokens.partner(i);
            }
        }
        return List.copyOf(blocks);
    }
}
