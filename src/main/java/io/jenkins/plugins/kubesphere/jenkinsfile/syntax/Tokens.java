package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The tokens of a text in order. They leave no gap and do not overlap: put together they are the text. Tokens are named by their index;
 * {@link #size()} stands for the end of the text.
 */
public final class Tokens {
    private static final TokenKind[] KINDS = TokenKind.values();

    private static final byte LAST_TRIVIA = (byte) TokenKind.HASH_COMMENT.ordinal();

    private final String text;
    private final BitSet unterminated = new BitSet();
    private int[] starts;
    private byte[] kinds;
    private int[] partners;
    private int size;

    Tokens(String text) {
        this.text = text;
        int guess = text.length() / 3 + 16;
        starts = new int[guess];
        kinds = new byte[guess];
    }

    void add(TokenKind kind, int start) {
        if (size + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, size * 2 + 2);
            kinds = Arrays.copyOf(kinds, size * 2 + 2);
        }
        starts[size] = start;
        kinds[size++] = (byte) kind.ordinal();
    }

    void markUnterminated() {
        unterminated.set(size - 1);
    }

    /** Called once, when all tokens are there. */
    void finish() {
        starts[size] = text.length();
        starts = Arrays.copyOf(starts, size + 1);
        kinds = Arrays.copyOf(kinds, size);
        partners = Brackets.match(this);
    }

    public String text() {
        return text;
    }

    public int size() {
        return size;
    }

    public TokenKind kind(int token) {
        return KINDS[kinds[token]];
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return starts[token + 1];
    }

    public Range range(int token) {
        return new Range(starts[token], starts[token + 1]);
    }

    public String text(int token) {
        return text.substring(starts[token], starts[token + 1]);
    }

    /** First character of the token. */
    public char first(int token) {
        return text.charAt(starts[token]);
    }

    /** Whether the token reads so. */
    public boolean is(int token, String word) {
        return token >= 0 && token < size && starts[token + 1] - starts[token] == word.length() && text.startsWith(word, starts[token]);
    }

    public boolean is(int token, TokenKind kind) {
        return token < size && kinds[token] == (byte) kind.ordinal();
    }

    /** Whether the token opens a group with that bracket and the group is closed. */
    public boolean opens(int token, char bracket) {
        return is(token, TokenKind.OPEN) && first(token) == bracket && partners[token] >= 0;
    }

    /** The bracket that closes or opens this one, or -1 where there is none. */
    public int partner(int token) {
        return partners[token];
    }

    /** Whether the token is a string or a block comment that the text ends, or a line ends, too early. */
    public boolean isUnterminated(int token) {
        return unterminated.get(token);
    }

    /** The first token from here on that means something, at most {@code limit}. */
    public int significant(int token, int limit) {
        int i = token;
        while (i < limit && kinds[i] <= LAST_TRIVIA) {
            i++;
        }
        return Math.min(i, limit);
    }

    /** The last token before this one that means something, or -1. */
    public int significantBefore(int token) {
        int i = token - 1;
        while (i >= 0 && kinds[i] <= LAST_TRIVIA) {
            i--;
        }
        return i;
    }

    /** The token that covers the offset; {@link #size()} at the end of the text. */
    public int at(int offset) {
        if (offset >= text.length()) {
            return size;
        }
        int found = Arrays.binarySearch(starts, 0, size, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** Whether something is wrong on the level of characters and brackets already. */
    public boolean isBroken() {
        if (!unterminated.isEmpty()) {
            return true;
        }
        for (int i = 0; i < size; i++) {
            TokenKind kind = kind(i);
            if (kind == TokenKind.UNKNOWN || kind == TokenKind.HASH_COMMENT || (kind == TokenKind.OPEN || kind == TokenKind.CLOSE) && partners[i] < 0) {
                return true;
            }
        }
        return false;
    }

    /** The text again, put together from its tokens. */
    public String print() {
        StringBuilder printed = new StringBuilder(text.length());
        for (int i = 0; i < size; i++) {
            printed.append(text, starts[i], starts[i + 1]);
        }
        return printed.toString();
    }
}
