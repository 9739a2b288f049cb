package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

/** What a token is. Those up to {@link #HASH_COMMENT} are read over. */
public enum TokenKind {
    BYTE_ORDER_MARK, SHEBANG, WHITESPACE, NEWLINE, LINE_COMMENT, BLOCK_COMMENT,
    /** From a {@code #} to the end of its line: people mean a comment by it, but Groovy refuses it. */
    HASH_COMMENT,
    IDENTIFIER, KEYWORD, NUMBER, STRING,
    /** One of <code>( [ {</code>. */
    OPEN,
    /** One of <code>) ] }</code>. */
    CLOSE,
    COMMA, SEMICOLON, OPERATOR,
    /** A character that Groovy knows no use for outside of a string, such as a backslash. */
    UNKNOWN;

    public boolean isTrivia() {
        return compareTo(HASH_COMMENT) <= 0;
    }

    public boolean isComment() {
        return this == LINE_COMMENT || this == BLOCK_COMMENT || this == HASH_COMMENT || this == SHEBANG;
    }
}
