package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import groovyjarjarantlr.collections.AST;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Lines;
import org.codehaus.groovy.antlr.GroovySourceAST;

/** Makes nodes as Groovy's parser does, with the places it would give them. */
final class SyntaxNodes {
    private final Lines lines;
    private int line = 1;
    private int lineStart;
    private int lineEnd;

    SyntaxNodes(Lines lines) {
        this.lines = lines;
        look(0);
    }

    /**
     * A node.
     *
     * @param start offset of its first character
     * @param last offset that Groovy calls its last: the start of the token that follows, or the end of the token that it is
     */
    GroovySourceAST node(int type, String text, int start, int last) {
        GroovySourceAST node = new GroovySourceAST();
        node.initialize(type, text);
        look(start);
        node.setLine(line);
        node.setColumn(start - lineStart + 1);
        look(last);
        node.setLineLast(line);
        node.setColumnLast(last - lineStart + 1);
        return node;
    }

    /** Line of the offset, from 1. */
    int line(int offset) {
        look(offset);
        return line;
    }

    /** Column of the offset, from 1. */
    int column(int offset) {
        look(offset);
        return offset - lineStart + 1;
    }

    private void look(int offset) {
        if (offset < lineStart || offset >= lineEnd) {
            line = lines.line(offset);
            lineStart = lines.start(line);
            lineEnd = line < lines.count() ? lines.start(line + 1) : Integer.MAX_VALUE;
        }
    }

    /** Gives the places that were left open the start of what follows, as Groovy does before it goes on with the tree. */
    static void closePlaces(AST first) {
        close(first, null);
    }

    private static GroovySourceAST close(AST first, GroovySourceAST before) {
        GroovySourceAST previous = before;
        for (AST at = first; at != null; at = at.getNextSibling()) {
            GroovySourceAST node = (GroovySourceAST) at;
            if (previous != null && previous.getLineLast() == 0) {
                boolean behind = node.getLine() > previous.getLine() || node.getLine() == previous.getLine() && node.getColumn() >= previous.getColumn();
                previous.setLineLast(behind ? node.getLine() : previous.getLine());
                previous.setColumnLast(behind ? node.getColumn() : previous.getColumn());
            }
            previous = node;
            if (node.getFirstChild() != null) {
                previous = close(node.getFirstChild(), node);
            }
        }
        return previous;
    }
}
