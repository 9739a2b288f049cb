package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import groovyjarjarantlr.ASTFactory;
import groovyjarjarantlr.InputBuffer;
import groovyjarjarantlr.LexerSharedInputState;
import groovyjarjarantlr.MismatchedTokenException;
import groovyjarjarantlr.TokenStreamException;
import groovyjarjarantlr.collections.AST;
import java.io.StringReader;
import org.codehaus.groovy.antlr.GroovySourceAST;
import org.codehaus.groovy.antlr.SourceBuffer;
import org.codehaus.groovy.antlr.UnicodeEscapingReader;
import org.codehaus.groovy.antlr.UnicodeLexerSharedInputState;
import org.codehaus.groovy.antlr.parser.GroovyLexer;
import org.codehaus.groovy.antlr.parser.GroovyRecognizer;

/** Groovy's own parser, which gives up when its time is over: on some texts it would try for hours. */
final class BoundedRecognizer extends GroovyRecognizer {
    private static final int STEPS_BETWEEN_LOOKS = 1 << 14;
    private static final MismatchedTokenException NO_MATCH = new NoMatch();

    private final Allowance allowance;
    private int steps;

    private BoundedRecognizer(Lexer lexer, Allowance allowance) {
        super(lexer.plumb());
        this.allowance = allowance;
        lexer.reportTo(this);
        setASTFactory(new NodeFactory());
    }

    /**
     * A parser of the whole text.
     *
     * @param allowance once it is over {@link OutOfTime} is thrown
     */
    static BoundedRecognizer of(String text, Allowance allowance) {
        return new BoundedRecognizer(text.contains("\\u") ? Lexer.withEscapes(text) : new Lexer(new CharacterSource(text)), allowance);
    }

    @Override
    public int LA(int ahead) throws TokenStreamException {
        if (++steps >= STEPS_BETWEEN_LOOKS) {
            steps = 0;
            if (allowance.isOver()) {
                throw new OutOfTime();
            }
        }
        return super.LA(ahead);
    }

    /** While the parser only tries something, nobody looks at the exception that ends the trial; its stack trace is most of what a trial costs. */
    @Override
    public void match(int type) throws MismatchedTokenException, TokenStreamException {
        if (inputState.guessing > 0 && LA(1) != type) {
            throw NO_MATCH;
        }
        super.match(type);
    }

    @Override
    public void addWarning(String warning, String solution) {
        // nobody reads them
    }

    /** All nodes are of one kind, which needs no search for it by reflection. */
    private static final class NodeFactory extends ASTFactory {
        @Override
        protected AST create(Class type) {
            return new GroovySourceAST();
        }

        @Override
        public Class getASTNodeType(int tokenType) {
            return GroovySourceAST.class;
        }
    }

    private static final class NoMatch extends MismatchedTokenException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** The parser did not come to an end in time. */
    static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfTime() {
            super(null, null, false, false);
        }
    }

    private static final class Lexer extends GroovyLexer {
        Lexer(InputBuffer characters) {
            super(characters);
        }

        private Lexer(LexerSharedInputState state) {
            super(state);
        }

        /** Reads as Groovy does where characters are written by their number: columns are counted otherwise then. */
        static Lexer withEscapes(String text) {
            UnicodeEscapingReader reader = new UnicodeEscapingReader(new StringReader(text), new SourceBuffer());
            Lexer lexer = new Lexer(new UnicodeLexerSharedInputState(reader));
            reader.setLexer(lexer);
            return lexer;
        }

        void reportTo(GroovyRecognizer recognizer) {
            parser = recognizer;
        }
    }
}
