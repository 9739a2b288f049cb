package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import groovyjarjarantlr.RecognitionException;
import groovyjarjarantlr.TokenStreamException;
import groovyjarjarantlr.collections.AST;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.TokenKind;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.antlr.GroovySourceAST;
import org.codehaus.groovy.antlr.parser.GroovyTokenTypes;

/**
 * Statements that Groovy's parser reads on their own. Each is given to it within a block and in its column; that the blocks come out as they
 * were put in shows that neither characters nor statements of one reach into another.
 */
final class Regions {
    private static final int BATCH = 1 << 16;
    private static final String WRAPPER = "w";

    private final Tokens tokens;
    private final SyntaxNodes nodes;
    private final Allowance allowance;
    private final List<Region> regions = new ArrayList<>();

    Regions(Tokens tokens, SyntaxNodes nodes, Allowance allowance) {
        this.tokens = tokens;
        this.nodes = nodes;
        this.allowance = allowance;
    }

    int size() {
        return regions.size();
    }

    /** Drops what was added since there were that many. */
    void forget(int size) {
        regions.subList(size, regions.size()).clear();
    }

    /**
     * The place that the statement's nodes will take.
     *
     * @param next offset of the token behind it
     * @param top whether it stands outside of any block
     */
    AST add(int first, int end, int next, boolean top) throws NotPlain {
        Region region = new Region(tokens.start(first), top);
        regions.add(region);
        extend(first, end, next);
        return region.place;
    }

    /** Lets the last one reach over one statement more. */
    void extend(int first, int end, int next) throws NotPlain {
        Region region = regions.get(regions.size() - 1);
        for (int i = first; i < end; i++) {
            if (tokens.is(i, TokenKind.OPEN) && tokens.partner(i) > i) {
                i = tokens.partner(i);
            } else if (tokens.is(i, region.top ? "package" : "->")) {
                // The one may only stand first in a file; the other makes what stands before it parameters of the block.
                throw new NotPlain();
            }
        }
        region.end = next;
    }

    /** Reads them all. */
    void read() throws NotPlain {
        List<Region> batch = new ArrayList<>();
        int length = 0;
        for (Region region : regions) {
            if (region.top) {
                region.fill(parse(" ".repeat(nodes.column(region.start) - 1) + region.text() + "\n"), nodes.line(region.start) - 1);
            } else {
                batch.add(region);
                length += region.end - region.start;
                if (length > BATCH) {
                    wrapped(batch);
                    batch.clear();
                    length = 0;
                }
            }
        }
        wrapped(batch);
    }

    private void wrapped(List<Region> batch) throws NotPlain {
        StringBuilder text = new StringBuilder();
        for (Region region : batch) {
            text.append(WRAPPER + "{\n").append(" ".repeat(nodes.column(region.start) - 1)).append(region.text()).append("\n}\n");
        }
        AST block = batch.isEmpty() ? null : parse(text.toString());
        int line = 1;
        for (Region region : batch) {
            int last = line + 2 + nodes.line(region.end) - nodes.line(region.start);
            region.fill(body(block, line, last), nodes.line(region.start) - line - 1);
            block = block.getNextSibling();
            line = last + 1;
        }
        if (block != null) {
            throw new NotPlain();
        }
    }

    /** What stands in the wrapper, when it begins and ends where it was put. */
    private static AST body(AST wrapper, int line, int last) throws NotPlain {
        AST call = wrapper == null ? null : wrapper.getFirstChild();
        if (call == null || call.getType() != GroovyTokenTypes.METHOD_CALL || wrapper.getLine() != line || wrapper.getColumn() != 1
                || !WRAPPER.equals(call.getFirstChild().getText())) {
            throw new NotPlain();
        }
        GroovySourceAST block = (GroovySourceAST) call.getFirstChild().getNextSibling();
        if (block == null || block.getType() != GroovyTokenTypes.CLOSABLE_BLOCK || block.getNextSibling() != null || block.getLine() != line
                || block.getLineLast() != last || block.getColumnLast() != 2 || block.getFirstChild().getType() != GroovyTokenTypes.IMPLICIT_PARAMETERS) {
            throw new NotPlain();
        }
        return block.getFirstChild().getNextSibling();
    }

    private AST parse(String text) throws NotPlain {
        BoundedRecognizer recognizer = BoundedRecognizer.of(text, allowance);
        try {
            recognizer.compilationUnit();
        } catch (RecognitionException | TokenStreamException refused) {
            throw new NotPlain();
        }
        return recognizer.getAST();
    }

    private final class Region {
        private final GroovySourceAST place = new GroovySourceAST();
        private final int start;
        private final boolean top;
        private int end;

        Region(int start, boolean top) {
            this.start = start;
            this.top = top;
        }

        String text() {
            return tokens.text().substring(start, end);
        }

        /** Puts the statements where the place was kept for them. */
        void fill(AST statement, int lines) throws NotPlain {
            if (statement == null) {
                throw new NotPlain();
            }
            shift(statement, lines);
            place.initialize(statement);
            place.setFirstChild(statement.getFirstChild());
            AST rest = statement.getNextSibling();
            if (rest != null) {
                AST last = rest;
                while (last.getNextSibling() != null) {
                    last = last.getNextSibling();
                }
                last.setNextSibling(place.getNextSibling());
                place.setNextSibling(rest);
            }
        }

        private static void shift(AST first, int lines) {
            for (AST at = first; at != null; at = at.getNextSibling()) {
                GroovySourceAST node = (GroovySourceAST) at;
                node.setLine(node.getLine() == 0 ? 0 : node.getLine() + lines);
                node.setLineLast(node.getLineLast() == 0 ? 0 : node.getLineLast() + lines);
                shift(node.getFirstChild(), lines);
            }
        }
    }
}
