package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;

/** Walks over the tokens as Groovy's parser sees them: without blanks and comments, and within parentheses without line ends. */
final class PlainTokens {
    private final Tokens tokens;
    private int at;

    PlainTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Index of the current token. */
    int index() {
        return at;
    }

    /** Goes to the first token from the index on that counts. */
    void move(int index, boolean lines) {
        at = index;
        while (at < tokens.size() && isSkipped(tokens.kind(at), lines)) {
            at++;
        }
    }

    /** Goes to the token that follows. */
    void next(boolean lines) {
        move(at + 1, lines);
    }

    private static boolean isSkipped(TokenKind kind, boolean lines) {
        return switch (kind) {
            case WHITESPACE, LINE_COMMENT, BLOCK_COMMENT, SHEBANG -> true;
            case NEWLINE -> !lines;
            default -> false;
        };
    }

    /** Offset at which the current token starts; the end of the text behind the last one. */
    int start() {
        return at < tokens.size() ? tokens.start(at) : tokens.text().length();
    }

    int end() {
        return tokens.end(at);
    }

    String text() {
        return tokens.text(at);
    }

    boolean is(TokenKind kind) {
        return tokens.is(at, kind);
    }

    boolean is(String word) {
        return tokens.is(at, word);
    }

    boolean opens(char bracket) {
        return tokens.opens(at, bracket);
    }

    /** Whether it closes a group. */
    boolean closes(char bracket) {
        return tokens.is(at, TokenKind.CLOSE) && tokens.first(at) == bracket;
    }

    /** Whether no other token, blanks included, stands between it and the one before. */
    boolean follows(int index) {
        return at == index + 1;
    }

    /** Whether it is a name in letters, digits and underscores. */
    boolean isName() {
        if (!is(TokenKind.IDENTIFIER)) {
            return false;
        }
        for (int i = start(); i < end(); i++) {
            if (!isNamePart(tokens.text().charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || c >= '0' && c <= '9';
    }
}
