package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

/**
 * Any Groovy text, read without loss: its tokens are the text, its blocks and statements say how they belong together. There is one for each
 * text; what a text lacks to be Groovy shows in {@link Tokens#isBroken()} and in statements that are none of the known forms.
 */
public final class SyntaxTree {
    private final Tokens tokens;
    private final Lines lines;
    private final Block root;

    private SyntaxTree(Tokens tokens, Lines lines, Block root) {
        this.tokens = tokens;
        this.lines = lines;
        this.root = root;
    }

    /** Reads a text of any content. */
    public static SyntaxTree of(String text) {
        Tokens tokens = Lexer.lex(text);
        return new SyntaxTree(tokens, new Lines(text), new StatementParser(tokens).root());
    }

    public String text() {
        return tokens.text();
    }

    public Tokens tokens() {
        return tokens;
    }

    public Lines lines() {
        return lines;
    }

    public Block root() {
        return root;
    }

    /** Index behind the last token of the statement that starts at this one, at most {@code limit}. */
    public int statementEnd(int first, int limit) {
        return new StatementBounds(tokens).end(first, limit);
    }

    /** Whether Groovy keeps the word for itself. */
    public static boolean isKeyword(String word) {
        return Lexer.isKeyword(word);
    }

    /** The text again, put together from the tokens. */
    public String print() {
        return tokens.print();
    }
}
