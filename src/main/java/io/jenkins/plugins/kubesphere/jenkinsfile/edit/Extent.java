package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;

/**
 * A statement with what belongs to it: the comments directly above it and those behind it on its last line.
 *
 * @param start of its first comment, or its own
 * @param codeEnd behind its last character before a semicolon
 * @param end behind its last comment and its semicolon
 * @param startsLine whether only blanks stand before it on its line
 * @param endsLine whether only blanks stand behind it on its line
 */
record Extent(int start, int codeEnd, int end, boolean startsLine, boolean endsLine) {

    boolean ownsLines() {
        return startsLine && endsLine;
    }

    static Extent of(Tokens tokens, Block block, Statement statement) {
        int first = above(tokens, statement.first(), block.bodyFirst());
        int code = statement.end();
        int behind = statement.end();
        boolean separated = false;
        int i = statement.end();
        while (i < block.close()) {
            if (tokens.is(i, TokenKind.SEMICOLON) && !separated) {
                separated = true;
                behind = i + 1;
            } else if (tokens.is(i, TokenKind.LINE_COMMENT) || tokens.is(i, TokenKind.HASH_COMMENT)
                    || tokens.is(i, TokenKind.BLOCK_COMMENT) && belongs(tokens, i, block.close(), separated)) {
                behind = i + 1;
                code = separated ? code : i + 1;
            } else if (!tokens.is(i, TokenKind.WHITESPACE)) {
                break;
            }
            i++;
        }
        boolean endsLine = i >= tokens.size() || i < block.close() && tokens.is(i, TokenKind.NEWLINE);
        int before = first - 1;
        while (before >= block.bodyFirst() && tokens.is(before, TokenKind.WHITESPACE)) {
            before--;
        }
        boolean startsLine = before < 0 || before >= block.bodyFirst() && tokens.is(before, TokenKind.NEWLINE) || tokens.is(before, TokenKind.BYTE_ORDER_MARK);
        return new Extent(tokens.start(first), tokens.end(code - 1), tokens.end(behind - 1), startsLine, endsLine);
    }

    /** A comment between two statements of a line belongs to the second, unless a semicolon is still to come. */
    private static boolean belongs(Tokens tokens, int comment, int limit, boolean separated) {
        for (int i = comment + 1; i <= limit && i < tokens.size(); i++) {
            TokenKind kind = tokens.kind(i);
            if (kind == TokenKind.NEWLINE || kind == TokenKind.SEMICOLON || i == limit) {
                return kind != TokenKind.SEMICOLON || !separated;
            }
            if (!kind.isTrivia()) {
                return false;
            }
        }
        return true;
    }

    /** The first token of the comments directly above; lines that hold anything else end the search. */
    private static int above(Tokens tokens, int statement, int limit) {
        int first = statement;
        int i = statement - 1;
        while (i >= limit && (tokens.is(i, TokenKind.WHITESPACE) || tokens.is(i, TokenKind.BLOCK_COMMENT))) {
            first = tokens.is(i, TokenKind.BLOCK_COMMENT) ? i : first;
            i--;
        }
        if (i >= limit && !tokens.is(i, TokenKind.NEWLINE)) {
            // what else stands on this line keeps those comments that are not separated by a semicolon or brace
            return tokens.is(i, TokenKind.SEMICOLON) || tokens.is(i, TokenKind.OPEN) ? first : statement;
        }
        while (i >= limit && tokens.is(i, TokenKind.NEWLINE)) {
            int line = i - 1;
            int comment = -1;
            while (line >= limit && (tokens.is(line, TokenKind.WHITESPACE) || tokens.kind(line).isComment() && !tokens.is(line, TokenKind.SHEBANG))) {
                comment = tokens.is(line, TokenKind.WHITESPACE) ? comment : line;
                line--;
            }
            boolean whole = line < 0 || line >= limit && tokens.is(line, TokenKind.NEWLINE) || tokens.is(line, TokenKind.BYTE_ORDER_MARK);
            if (comment < 0 || !whole) {
                break;
            }
            first = comment;
            i = line;
        }
        return first;
    }
}
