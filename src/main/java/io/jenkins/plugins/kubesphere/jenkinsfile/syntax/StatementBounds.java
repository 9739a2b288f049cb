package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import java.util.Set;

/** Finds where a statement ends: Groovy says so by line ends, which sometimes count and sometimes do not. */
final class StatementBounds {
    private static final Set<String> GOING_ON = Set.of("as", "in", "instanceof", "new", "extends", "implements", "throws", "else", "case");
    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "trait");
    private static final Set<String> MODIFIERS = Set.of("public", "protected", "private", "static", "abstract", "final", "strictfp", "synchronized",
        "native", "transient", "volatile", "def");
    private static final int MAX_NESTING = 300;

    private final Tokens tokens;

    StatementBounds(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Index behind the last token of the statement that starts here; more than {@code first}. */
    int end(int first, int limit) {
        return end(first, limit, 0);
    }

    private int end(int first, int limit, int nesting) {
        if (first >= limit) {
            return limit;
        }
        if (tokens.is(first, TokenKind.KEYWORD) && nesting < MAX_NESTING) {
            switch (tokens.text(first)) {
                case "if":
                    return ifEnd(first, limit, nesting);
                case "for", "while", "synchronized", "switch": {
                    int body = headEnd(first, limit);
                    return body < 0 ? expressionEnd(first, first, limit) : bodyEnd(body, limit, nesting);
                }
                case "try":
                    return tryEnd(first, limit);
                case "import", "package":
                    return lineEnd(first, limit);
                default:
            }
        }
        if (tokens.is(first, "@")) {
            return annotatedEnd(first, limit, nesting);
        }
        int type = typeKeyword(first, limit);
        return type >= 0 ? typeEnd(first, type, limit) : expressionEnd(first, first, limit);
    }

    private int ifEnd(int first, int limit, int nesting) {
        int at = first;
        while (true) {
            int body = headEnd(at, limit);
            if (body < 0) {
                return expressionEnd(at, at, limit);
            }
            int end = bodyEnd(body, limit, nesting);
            int next = tokens.significant(end, limit);
            if (tokens.is(next, TokenKind.SEMICOLON)) {
                next = tokens.significant(next + 1, limit);
            }
            if (next >= limit || !tokens.is(next, "else")) {
                return end;
            }
            int branch = tokens.significant(next + 1, limit);
            if (branch >= limit) {
                return next + 1;
            }
            if (!tokens.is(branch, "if")) {
                return bodyEnd(branch, limit, nesting);
            }
            at = branch;
        }
    }

    /** The first token behind {@code keyword ( … )}, or -1 where the parentheses are missing. */
    private int headEnd(int keyword, int limit) {
        int open = tokens.significant(keyword + 1, limit);
        return tokens.opens(open, '(') && tokens.partner(open) < limit ? tokens.significant(tokens.partner(open) + 1, limit) : -1;
    }

    private int bodyEnd(int body, int limit, int nesting) {
        if (body >= limit) {
            return tokens.significantBefore(limit) + 1;
        }
        if (tokens.is(body, TokenKind.SEMICOLON)) {
            return body + 1;
        }
        return tokens.opens(body, '{') ? tokens.partner(body) + 1 : end(body, limit, nesting + 1);
    }

    private int tryEnd(int first, int limit) {
        int open = tokens.significant(first + 1, limit);
        if (!tokens.opens(open, '{')) {
            return expressionEnd(first, first, limit);
        }
        int end = tokens.partner(open) + 1;
        while (true) {
            int next = tokens.significant(end, limit);
            int block = -1;
            if (tokens.is(next, "catch") && next < limit) {
                block = headEnd(next, limit);
            } else if (tokens.is(next, "finally") && next < limit) {
                block = tokens.significant(next + 1, limit);
            }
            if (block < 0 || !tokens.opens(block, '{') || tokens.partner(block) >= limit) {
                return end;
            }
            end = tokens.partner(block) + 1;
        }
    }

    private int lineEnd(int first, int limit) {
        int end = first + 1;
        for (int i = first; i < limit && !tokens.is(i, TokenKind.NEWLINE) && !tokens.is(i, TokenKind.SEMICOLON); i++) {
            if (!tokens.kind(i).isTrivia()) {
                end = i + 1;
            }
        }
        return end;
    }

    /** Annotations belong to what follows them, on the next line too. */
    private int annotatedEnd(int first, int limit, int nesting) {
        int i = first;
        int end = first + 1;
        while (i < limit && tokens.is(i, "@")) {
            end = i + 1;
            i = tokens.significant(i + 1, limit);
            while (i < limit && (tokens.is(i, TokenKind.IDENTIFIER) || tokens.is(i, "interface") || tokens.is(i, "."))) {
                end = i + 1;
                i = tokens.significant(i + 1, limit);
            }
            if (i < limit && tokens.opens(i, '(') && tokens.partner(i) < limit) {
                end = tokens.partner(i) + 1;
                i = tokens.significant(end, limit);
            }
        }
        return i >= limit || tokens.is(i, TokenKind.SEMICOLON) || nesting >= MAX_NESTING ? end : end(i, limit, nesting + 1);
    }

    private int typeKeyword(int first, int limit) {
        int i = first;
        while (i < limit && tokens.is(i, TokenKind.KEYWORD)) {
            String word = tokens.text(i);
            if (TYPES.contains(word)) {
                return i;
            }
            if (!MODIFIERS.contains(word)) {
                return -1;
            }
            i = tokens.significant(i + 1, limit);
        }
        return -1;
    }

    /** A type ends with its body. Where another begins before there is one, the text is broken, and looking further would be in vain. */
    private int typeEnd(int first, int type, int limit) {
        for (int i = type; i < limit; i++) {
            if (tokens.opens(i, '{') && tokens.partner(i) < limit) {
                return tokens.partner(i) + 1;
            }
            if (tokens.is(i, TokenKind.SEMICOLON) || i > type && tokens.is(i, TokenKind.KEYWORD) && TYPES.contains(tokens.text(i))) {
                break;
            }
        }
        return expressionEnd(first, type, limit);
    }

    private int expressionEnd(int first, int from, int limit) {
        int end = first + 1;
        int ternaries = 0;
        boolean command = isCommand(first, limit);
        for (int i = from; i < limit; i++) {
            TokenKind kind = tokens.kind(i);
            if (kind == TokenKind.SEMICOLON) {
                break;
            }
            if (kind == TokenKind.NEWLINE) {
                int next = tokens.significant(i, limit);
                if (next == limit || !goesOn(tokens.significantBefore(i), next, ternaries > 0, command)) {
                    break;
                }
                i = next - 1;
            } else if (!kind.isTrivia()) {
                if (kind == TokenKind.OPEN && tokens.partner(i) >= 0 && tokens.partner(i) < limit) {
                    i = tokens.partner(i);
                } else if (tokens.is(i, "?")) {
                    ternaries++;
                } else if (tokens.is(i, ":") && ternaries > 0) {
                    ternaries--;
                }
                end = i + 1;
            }
        }
        return end;
    }

    /** Whether it starts like {@code sh 'x'}: a closure on the next line does not belong to such a call. */
    private boolean isCommand(int first, int limit) {
        if (!tokens.is(first, TokenKind.IDENTIFIER)) {
            return false;
        }
        int next = tokens.significant(first + 1, limit);
        return next < limit && (tokens.is(next, TokenKind.STRING) || tokens.is(next, TokenKind.IDENTIFIER) || tokens.is(next, TokenKind.NUMBER));
    }

    private boolean goesOn(int last, int next, boolean ternary, boolean command) {
        if (tokens.is(last, TokenKind.COMMA)) {
            return true;
        }
        if (tokens.is(last, TokenKind.OPERATOR) && !tokens.is(last, "++") && !tokens.is(last, "--")) {
            return true;
        }
        if (tokens.is(last, TokenKind.KEYWORD) && (GOING_ON.contains(tokens.text(last)) || MODIFIERS.contains(tokens.text(last)))) {
            return !tokens.is(tokens.significantBefore(last), ".");
        }
        if (tokens.is(next, TokenKind.OPERATOR)) {
            return tokens.is(next, ".") || tokens.is(next, "?.") || tokens.is(next, "*.") || tokens.is(next, ".&") || tokens.is(next, ".@")
                || tokens.is(next, "?") || tokens.is(next, "?:") || ternary && tokens.is(next, ":");
        }
        return tokens.is(next, TokenKind.OPEN) && tokens.first(next) == '{' && !command && endsPath(last);
    }

    private boolean endsPath(int last) {
        return tokens.is(last, TokenKind.IDENTIFIER) || tokens.is(last, TokenKind.CLOSE);
    }
}
