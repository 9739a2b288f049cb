package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import groovyjarjarantlr.collections.AST;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.Set;
import org.codehaus.groovy.antlr.GroovySourceAST;
import org.codehaus.groovy.antlr.parser.GroovyTokenTypes;

/**
 * Makes the tree that Groovy's parser would make, many times faster: calls of steps and sections with constants, names and blocks, of which
 * pipelines consist, are read here, everything else is left to Groovy's parser statement by statement. It never refuses anything; where it
 * cannot be certain it says so, and all of the text is for Groovy's parser.
 */
final class PlainReader {
    private static final int MAX_DEPTH = 60;
    /** What can stand on a new line and still belong to the statement before. */
    private static final Set<String> CONTINUING = Set.of("else", "catch", "finally", "as", "in", "instanceof", "extends", "implements", "throws", "default", "case");

    private final SyntaxTree tree;
    private final Tokens all;
    private final PlainTokens tokens;
    private final SyntaxNodes nodes;
    private final PlainValues values;
    private final Regions regions;

    private PlainReader(SyntaxTree tree, Allowance allowance) {
        this.tree = tree;
        this.all = tree.tokens();
        this.tokens = new PlainTokens(all);
        this.nodes = new SyntaxNodes(tree.lines());
        this.values = new PlainValues(all, tokens, nodes, this);
        this.regions = new Regions(all, nodes, allowance);
    }

    /** The first statement of the text, the others as its siblings; null for a text without any. */
    static AST read(SyntaxTree tree, Allowance allowance) throws NotPlain {
        if (tree.tokens().isBroken() || !isPlain(tree.text())) {
            throw new NotPlain();
        }
        PlainReader reader = new PlainReader(tree, allowance);
        Siblings statements = reader.statements(0, reader.all.size(), 0);
        reader.regions.read();
        return statements.first();
    }

    /** Whether all characters mean themselves. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == '\uFFFF' || c == '\uFEFF' && i == 0
                    || c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'u') {
                return false;
            }
        }
        return true;
    }

    private Siblings statements(int from, int limit, int depth) throws NotPlain {
        Siblings row = new Siblings();
        boolean open = false;
        separators(from, limit);
        while (tokens.index() < limit) {
            int first = tokens.index();
            if (!startsStatement()) {
                throw new NotPlain();
            }
            int mark = regions.size();
            AST statement = statement(limit, depth);
            if (statement != null) {
                row.add(statement);
                open = false;
            } else {
                regions.forget(mark);
                int end = tree.statementEnd(first, limit);
                tokens.move(end, true);
                if (!endsStatement(limit)) {
                    throw new NotPlain();
                }
                if (open) {
                    regions.extend(first, end, tokens.start());
                } else {
                    row.add(regions.add(first, end, tokens.start(), depth == 0));
                    open = true;
                }
            }
            separators(tokens.index(), limit);
        }
        return row;
    }

    private void separators(int from, int limit) {
        tokens.move(from, false);
        while (tokens.index() < limit && tokens.is(TokenKind.SEMICOLON)) {
            tokens.next(false);
        }
    }

    private boolean startsStatement() {
        return tokens.is(TokenKind.IDENTIFIER) || tokens.is(TokenKind.KEYWORD) && !CONTINUING.contains(tokens.text()) || tokens.is("@");
    }

    private boolean endsStatement(int limit) {
        return tokens.index() >= limit || tokens.is(TokenKind.NEWLINE) || tokens.is(TokenKind.SEMICOLON);
    }

    /** The statement, or null where it is not plain. */
    private AST statement(int limit, int depth) {
        int start = tokens.start();
        try {
            AST call = call(depth);
            return endsStatement(limit) ? Siblings.into(nodes.node(GroovyTokenTypes.EXPR, "EXPR", start, tokens.start()), call) : null;
        } catch (NotPlain other) {
            return null;
        }
    }

    private AST call(int depth) throws NotPlain {
        if (!tokens.isName()) {
            throw new NotPlain();
        }
        int start = tokens.start();
        char letter = all.text().charAt(start);
        AST name = values.leaf(GroovyTokenTypes.IDENT, true);
        if (tokens.is("=")) {
            AST assignment = values.leaf(GroovyTokenTypes.ASSIGN, true);
            return Siblings.into(assignment, name, values.value(true, depth));
        }
        if (tokens.opens('{')) {
            AST block = block(true, depth);
            return Siblings.into(nodes.node(GroovyTokenTypes.METHOD_CALL, "{", start, tokens.start()), name, block);
        }
        if (tokens.opens('(')) {
            AST arguments = values.parenthesized(true, depth);
            AST block = tokens.opens('{') ? block(true, depth) : null;
            return Siblings.into(nodes.node(GroovyTokenTypes.METHOD_CALL, "(", start, tokens.start()), name, arguments, block);
        }
        boolean argument = tokens.is(TokenKind.STRING) || tokens.is(TokenKind.NUMBER) || tokens.is(TokenKind.IDENTIFIER)
            || tokens.is("true") || tokens.is("false") || tokens.is("null");
        // With a capital letter it could be a type, and what follows a variable.
        if (!argument || letter < 'a' || letter > 'z') {
            throw new NotPlain();
        }
        int from = tokens.start();
        AST arguments = values.command(depth);
        return Siblings.into(nodes.node(GroovyTokenTypes.METHOD_CALL, "<command>", from, tokens.start()), name, arguments);
    }

    /** The block whose brace is the current token. */
    AST block(boolean lines, int depth) throws NotPlain {
        int open = tokens.index();
        int close = all.partner(open);
        if (depth >= MAX_DEPTH) {
            throw new NotPlain();
        }
        tokens.next(false);
        int body = tokens.start();
        Siblings statements = statements(open + 1, close, depth + 1);
        tokens.move(close + 1, lines);
        GroovySourceAST block = nodes.node(GroovyTokenTypes.CLOSABLE_BLOCK, "{", all.start(open), tokens.start());
        return Siblings.into(block, nodes.node(GroovyTokenTypes.IMPLICIT_PARAMETERS, "IMPLICIT_PARAMETERS", body, body), statements.first());
    }
}
