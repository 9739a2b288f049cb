package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import groovyjarjarantlr.collections.AST;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import org.codehaus.groovy.antlr.parser.GroovyTokenTypes;

/** Constants, names, lists, maps, blocks and calls of a name, and lists of arguments made of them. */
final class PlainValues {
    private static final int LONGEST_NUMBER = 9;

    private final PlainTokens tokens;
    private final SyntaxNodes nodes;
    private final PlainStrings strings;
    private final PlainReader reader;
    private final Tokens all;

    PlainValues(Tokens all, PlainTokens tokens, SyntaxNodes nodes, PlainReader reader) {
        this.all = all;
        this.tokens = tokens;
        this.nodes = nodes;
        this.strings = new PlainStrings(all.text(), nodes);
        this.reader = reader;
    }

    /** The value that starts here; afterwards the token behind it is the current one, and it is for the caller to see that it may stand there. */
    AST value(boolean lines, int depth) throws NotPlain {
        int start = tokens.start();
        if (tokens.is(TokenKind.STRING)) {
            if (all.isUnterminated(tokens.index())) {
                throw new NotPlain();
            }
            int end = tokens.end();
            tokens.next(lines);
            return strings.read(start, end, tokens.start());
        }
        if (tokens.is(TokenKind.NUMBER)) {
            String digits = tokens.text();
            if (digits.length() > LONGEST_NUMBER || !digits.chars().allMatch(Character::isDigit) || digits.length() > 1 && digits.charAt(0) == '0') {
                throw new NotPlain();
            }
            return leaf(GroovyTokenTypes.NUM_INT, lines);
        }
        if (tokens.is(TokenKind.KEYWORD)) {
            return leaf(switch (tokens.text()) {
                case "true" -> GroovyTokenTypes.LITERAL_true;
                case "false" -> GroovyTokenTypes.LITERAL_false;
                case "null" -> GroovyTokenTypes.LITERAL_null;
                default -> throw new NotPlain();
            }, lines);
        }
        if (tokens.opens('[')) {
            return collection(lines, depth);
        }
        if (tokens.opens('{')) {
            return reader.block(lines, depth);
        }
        return name(lines, depth);
    }

    /** The current token as a node of its own. */
    AST leaf(int type, boolean lines) {
        AST leaf = nodes.node(type, tokens.text(), tokens.start(), tokens.end());
        tokens.next(lines);
        return leaf;
    }

    private AST name(boolean lines, int depth) throws NotPlain {
        if (!tokens.isName()) {
            throw new NotPlain();
        }
        int start = tokens.start();
        int first = tokens.index();
        AST node = leaf(GroovyTokenTypes.IDENT, lines);
        if (tokens.opens('(') && tokens.follows(first)) {
            AST arguments = parenthesized(lines, depth);
            return Siblings.into(nodes.node(GroovyTokenTypes.METHOD_CALL, "(", start, tokens.start()), node, arguments);
        }
        while (tokens.is(".")) {
            int dot = tokens.index();
            tokens.next(lines);
            if (!tokens.isName() || !tokens.follows(dot)) {
                throw new NotPlain();
            }
            AST property = leaf(GroovyTokenTypes.IDENT, lines);
            node = Siblings.into(nodes.node(GroovyTokenTypes.DOT, ".", start, tokens.start()), node, property);
        }
        return node;
    }

    /** Arguments in parentheses; afterwards the token behind them is the current one. */
    AST parenthesized(boolean lines, int depth) throws NotPlain {
        tokens.next(false);
        Siblings row = new Siblings();
        int start = tokens.start();
        list(row, ')', depth);
        AST arguments = nodes.node(GroovyTokenTypes.ELIST, "ELIST", start, tokens.start());
        arguments.setFirstChild(row.first());
        tokens.next(lines);
        return arguments;
    }

    private AST collection(boolean lines, int depth) throws NotPlain {
        int open = tokens.start();
        tokens.next(false);
        if (tokens.is(":")) {
            tokens.next(false);
            if (!tokens.closes(']')) {
                throw new NotPlain();
            }
            tokens.next(lines);
            return nodes.node(GroovyTokenTypes.MAP_CONSTRUCTOR, "[", open, open + 1);
        }
        Siblings row = new Siblings();
        int start = tokens.start();
        boolean map = list(row, ']', depth);
        AST elements = nodes.node(GroovyTokenTypes.ELIST, "ELIST", start, tokens.start());
        elements.setFirstChild(row.first());
        tokens.next(lines);
        return Siblings.into(nodes.node(map ? GroovyTokenTypes.MAP_CONSTRUCTOR : GroovyTokenTypes.LIST_CONSTRUCTOR, "[", open, tokens.start()), elements);
    }

    /** Elements up to the bracket that closes them; whether they have names. */
    private boolean list(Siblings row, char close, int depth) throws NotPlain {
        int named = 0;
        int count = 0;
        while (!tokens.closes(close)) {
            if (count > 0) {
                if (!tokens.is(TokenKind.COMMA)) {
                    throw new NotPlain();
                }
                tokens.next(false);
            }
            AST label = label();
            named += label == null ? 0 : 1;
            int start = tokens.start();
            AST value = value(false, depth);
            AST expression = Siblings.into(nodes.node(GroovyTokenTypes.EXPR, "EXPR", start, tokens.start()), value);
            row.add(label == null ? expression : labelled(label, expression));
            count++;
        }
        if (close == ']' && named != 0 && named != count) {
            throw new NotPlain();
        }
        return named > 0;
    }

    /** Arguments without parentheses. */
    AST command(int depth) throws NotPlain {
        Siblings row = new Siblings();
        int start = tokens.start();
        while (true) {
            AST label = label();
            AST value = value(true, depth);
            row.add(label == null ? value : labelled(label, value));
            if (!tokens.is(TokenKind.COMMA)) {
                AST arguments = nodes.node(GroovyTokenTypes.ELIST, "ELIST", start, tokens.start());
                arguments.setFirstChild(row.first());
                return arguments;
            }
            tokens.next(false);
        }
    }

    private static AST labelled(AST label, AST value) {
        return Siblings.into(label, label.getFirstChild(), value);
    }

    /** The node of {@code name:}, its name in it; null, and nowhere gone, where there is none. */
    private AST label() {
        int colon = tokens.index() + 1;
        if (!all.is(colon, ":") || !tokens.isName()) {
            return null;
        }
        AST name = leaf(GroovyTokenTypes.STRING_LITERAL, true);
        AST label = nodes.node(GroovyTokenTypes.LABELED_ARG, ":", tokens.start(), tokens.end());
        tokens.next(true);
        return Siblings.into(label, name);
    }
}
