package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import groovyjarjarantlr.collections.AST;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Quote;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import org.codehaus.groovy.antlr.parser.GroovyTokenTypes;

/** Strings in quotes, with the usual escapes and with names put into them. */
final class PlainStrings {
    private final String text;
    private final SyntaxNodes nodes;

    PlainStrings(String text, SyntaxNodes nodes) {
        this.text = text;
        this.nodes = nodes;
    }

    /**
     * The node of the string.
     *
     * @param next start of the token behind it
     */
    AST read(int start, int end, int next) throws NotPlain {
        Quote quote = Quote.at(text, start);
        if (quote == Quote.SLASHY || quote == Quote.DOLLAR_SLASHY) {
            throw new NotPlain();
        }
        int stop = end - quote.closing().length();
        Siblings parts = new Siblings();
        int partStart = start;
        StringBuilder value = new StringBuilder();
        int i = start + quote.opening().length();
        while (i < stop) {
            char c = text.charAt(i);
            if (c == '\\') {
                i = escape(i, value);
            } else if (c == '$' && quote.interpolates()) {
                parts.add(literal(value.toString(), partStart, i + 1));
                value.setLength(0);
                i = i + 1 < stop && text.charAt(i + 1) == '{' ? braces(parts, i + 1, stop) : path(parts, i + 1, stop, true);
                partStart = i;
            } else {
                value.append(c == '\r' ? '\n' : c);
                i += c == '\r' && text.charAt(i + 1) == '\n' ? 2 : 1;
            }
        }
        AST last = literal(value.toString(), partStart, end);
        if (parts.first() == null) {
            return last;
        }
        parts.add(last);
        AST string = nodes.node(GroovyTokenTypes.STRING_CONSTRUCTOR, "STRING_CONSTRUCTOR", start, next);
        string.setFirstChild(parts.first());
        return string;
    }

    private AST literal(String value, int start, int end) {
        return nodes.node(GroovyTokenTypes.STRING_LITERAL, value, start, end);
    }

    private int escape(int at, StringBuilder value) throws NotPlain {
        char escaped = text.charAt(at + 1);
        switch (escaped) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case '\\', '\'', '"', '$' -> value.append(escaped);
            case '\n' -> {
            }
            case '\r' -> {
                return text.charAt(at + 2) == '\n' ? at + 3 : at + 2;
            }
            default -> throw new NotPlain();
        }
        return at + 2;
    }

    private int braces(Siblings parts, int open, int stop) throws NotPlain {
        Siblings inner = new Siblings();
        int close = path(inner, open + 1, stop, false);
        if (close >= stop || text.charAt(close) != '}') {
            throw new NotPlain();
        }
        AST expression = Siblings.into(nodes.node(GroovyTokenTypes.EXPR, "EXPR", open + 1, close), inner.first());
        parts.add(Siblings.into(nodes.node(GroovyTokenTypes.SLIST, "{", open, close + 1), expression));
        return close + 1;
    }

    /** Names joined by dots, and where they end. */
    private int path(Siblings parts, int start, int stop, boolean bare) throws NotPlain {
        int end = name(start, stop);
        AST node = nodes.node(GroovyTokenTypes.IDENT, text.substring(start, end), start, end);
        while (end + 1 < stop && text.charAt(end) == '.' && (!bare || PlainTokens.isNameStart(text.charAt(end + 1)))) {
            int from = end + 1;
            end = name(from, stop);
            AST name = nodes.node(GroovyTokenTypes.IDENT, text.substring(from, end), from, end);
            node = Siblings.into(nodes.node(GroovyTokenTypes.DOT, ".", start, end), node, name);
        }
        parts.add(node);
        return end;
    }

    private int name(int start, int stop) throws NotPlain {
        int end = start;
        while (end < stop && (end == start ? PlainTokens.isNameStart(text.charAt(end)) : PlainTokens.isNamePart(text.charAt(end)))) {
            end++;
        }
        // Letters of other scripts and dollar signs go on with a name; words of the language are none.
        if (end == start || end < stop && (text.charAt(end) > '~' || text.charAt(end) == '$' && text.charAt(end - 1) == '$')
                || SyntaxTree.isKeyword(text.substring(start, end))) {
            throw new NotPlain();
        }
        return end;
    }
}
