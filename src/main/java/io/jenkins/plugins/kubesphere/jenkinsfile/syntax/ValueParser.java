package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.BooleanValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.CallValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.ClosureValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.ExpressionValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.ListValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.MapValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.NullValue;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.NumberValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads values and lists of arguments between two tokens. */
final class ValueParser {
    private static final Set<String> INFIX = Set.of("as", "in", "instanceof");
    private static final Set<String> PREFIX = Set.of("new", "return", "throw", "assert", "def", "final");
    private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=");

    private final Tokens tokens;
    private final StatementParser statements;

    ValueParser(Tokens tokens, StatementParser statements) {
        this.tokens = tokens;
        this.statements = statements;
    }

    /** The parts between commas, as pairs of first token and the index behind the last; empty parts are left out. */
    List<int[]> parts(int from, int limit) {
        List<int[]> parts = new ArrayList<>();
        int first = -1;
        int end = -1;
        for (int i = from; i < limit; i++) {
            TokenKind kind = tokens.kind(i);
            if (kind == TokenKind.COMMA) {
                if (first >= 0) {
                    parts.add(new int[] {first, end});
                }
                first = -1;
            } else if (!kind.isTrivia()) {
                first = first < 0 ? i : first;
                if (kind == TokenKind.OPEN && tokens.partner(i) >= 0 && tokens.partner(i) < limit) {
                    i = tokens.partner(i);
                }
                end = i + 1;
            }
        }
        if (first >= 0) {
            parts.add(new int[] {first, end});
        }
        return parts;
    }

    List<Argument> arguments(List<int[]> parts, int depth) {
        List<Argument> arguments = new ArrayList<>();
        for (int[] part : parts) {
            arguments.add(argument(part[0], part[1], depth));
        }
        return List.copyOf(arguments);
    }

    private Argument argument(int first, int end, int depth) {
        Range range = new Range(tokens.start(first), tokens.end(end - 1));
        int start = valueStart(first, end);
        if (start == first) {
            return new Argument(range, null, null, value(first, end, depth));
        }
        int nameEnd = tokens.significantBefore(tokens.significantBefore(start)) + 1;
        Range nameRange = new Range(tokens.start(first), tokens.end(nameEnd - 1));
        return new Argument(range, name(first, nameEnd), nameRange, value(start, end, depth));
    }

    private String name(int first, int end) {
        if (end != first + 1) {
            return null;
        }
        return tokens.is(first, TokenKind.STRING) ? Strings.read(tokens.text(), tokens.range(first)).value() : tokens.text(first);
    }

    /** Where the value of an argument starts: behind {@code name:}, if it has a name. */
    int valueStart(int first, int end) {
        boolean group = tokens.opens(first, '(');
        if (!group && !tokens.is(first, TokenKind.IDENTIFIER) && !tokens.is(first, TokenKind.KEYWORD) && !tokens.is(first, TokenKind.STRING)
            && !tokens.is(first, TokenKind.NUMBER) && !tokens.is(first, "*")) {
            return first;
        }
        int colon = tokens.significant((group ? tokens.partner(first) : first) + 1, end);
        int value = tokens.significant(colon + 1, end);
        return colon < end && tokens.is(colon, ":") && value < end ? value : first;
    }

    /** Whether a call without parentheses can have this as the start of its first argument. */
    boolean startsCommandArgument(int token) {
        return switch (tokens.kind(token)) {
            case STRING, IDENTIFIER, NUMBER -> true;
            case KEYWORD -> !INFIX.contains(tokens.text(token));
            case OPERATOR -> tokens.is(token, "!") || tokens.is(token, "~");
            default -> false;
        };
    }

    /** Whether the tokens are one expression: no assignment, and no two operands side by side as in {@code a b}. */
    boolean isOneExpression(int first, int end) {
        boolean operand = false;
        for (int i = tokens.significant(first, end); i < end; i = tokens.significant(i + 1, end)) {
            TokenKind kind = tokens.kind(i);
            if (kind == TokenKind.OPEN) {
                if (tokens.partner(i) < 0 || tokens.partner(i) >= end) {
                    return false;
                }
                i = tokens.partner(i);
                operand = true;
            } else if (kind == TokenKind.OPERATOR) {
                if (ASSIGNMENTS.contains(tokens.text(i))) {
                    return false;
                }
                operand = operand && (tokens.is(i, "++") || tokens.is(i, "--"));
            } else if (kind == TokenKind.KEYWORD && INFIX.contains(tokens.text(i))) {
                operand = false;
            } else if (kind == TokenKind.COMMA || kind == TokenKind.UNKNOWN || kind == TokenKind.CLOSE || operand) {
                return false;
            } else {
                operand = kind != TokenKind.KEYWORD || !PREFIX.contains(tokens.text(i));
            }
        }
        return true;
    }

    Value value(int first, int end, int depth) {
        Range range = new Range(tokens.start(first), tokens.end(end - 1));
        if (end == first + 1) {
            Value single = single(first, range);
            return single == null ? new ExpressionValue(range) : single;
        }
        if (depth < StatementParser.MAX_DEPTH) {
            if (tokens.opens(first, '[') && tokens.partner(first) == end - 1) {
                return collection(first, end - 1, range, depth + 1);
            }
            if (tokens.opens(first, '{') && tokens.partner(first) == end - 1) {
                return new ClosureValue(range, statements.block(first, depth + 1));
            }
            int open = tokens.significant(first + 1, end);
            if (tokens.is(first, TokenKind.IDENTIFIER) && tokens.opens(open, '(') && tokens.partner(open) == end - 1) {
                List<int[]> parts = parts(open + 1, end - 1);
                if (statements.mayRead(parts.size())) {
                    Range inParentheses = new Range(tokens.start(open), range.end());
                    return new CallValue(range, tokens.text(first), new Arguments(inParentheses, true, arguments(parts, depth + 1)));
                }
            }
        }
        if (end == first + 2 && tokens.is(first, "-") && tokens.is(first + 1, TokenKind.NUMBER)) {
            return new NumberValue(range, Numbers.read(range.of(tokens.text())));
        }
        return new ExpressionValue(range);
    }

    private Value single(int token, Range range) {
        if (tokens.is(token, TokenKind.STRING)) {
            return tokens.isUnterminated(token) ? null : Strings.read(tokens.text(), range);
        }
        if (tokens.is(token, TokenKind.NUMBER)) {
            return new NumberValue(range, Numbers.read(range.of(tokens.text())));
        }
        if (tokens.is(token, TokenKind.KEYWORD)) {
            return switch (tokens.text(token)) {
                case "true" -> new BooleanValue(range, true);
                case "false" -> new BooleanValue(range, false);
                case "null" -> new NullValue(range);
                default -> null;
            };
        }
        return null;
    }

    private Value collection(int open, int close, Range range, int depth) {
        List<int[]> parts = parts(open + 1, close);
        if (parts.size() == 1 && tokens.is(parts.get(0)[0], ":") && parts.get(0)[1] == parts.get(0)[0] + 1) {
            return new MapValue(range, List.of());
        }
        if (!statements.mayRead(parts.size())) {
            return new ExpressionValue(range);
        }
        List<Argument> entries = arguments(parts, depth);
        if (!entries.isEmpty() && entries.stream().allMatch(entry -> entry.nameRange() != null)) {
            return new MapValue(range, entries);
        }
        return entries.stream().anyMatch(entry -> entry.nameRange() != null) ? new ExpressionValue(range)
            : new ListValue(range, entries.stream().map(Argument::value).toList());
    }
}
