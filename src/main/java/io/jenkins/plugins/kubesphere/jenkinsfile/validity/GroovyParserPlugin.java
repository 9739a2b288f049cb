package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import groovyjarjarantlr.RecognitionException;
import groovyjarjarantlr.TokenStreamException;
import groovyjarjarantlr.TokenStreamRecognitionException;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.io.Reader;
import org.codehaus.groovy.antlr.AntlrParserPlugin;
import org.codehaus.groovy.antlr.SourceBuffer;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.ParserPlugin;
import org.codehaus.groovy.control.ParserPluginFactory;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.ParserException;
import org.codehaus.groovy.syntax.Reduction;
import org.codehaus.groovy.syntax.SyntaxException;

/** Groovy's converter over a tree that was read within bounds. */
final class GroovyParserPlugin extends AntlrParserPlugin {
    private final SyntaxTree tree;
    private final boolean plain;
    private final Allowance allowance;

    private GroovyParserPlugin(SyntaxTree tree, boolean plain, Allowance allowance) {
        this.tree = tree;
        this.plain = plain;
        this.allowance = allowance;
    }

    /** @param plain whether what needs no parser may be read without it */
    static ParserPluginFactory factory(SyntaxTree tree, boolean plain, Allowance allowance) {
        return new ParserPluginFactory() {
            @Override
            public ParserPlugin createParserPlugin() {
                return new GroovyParserPlugin(tree, plain, allowance);
            }
        };
    }

    @Override
    protected void transformCSTIntoAST(SourceUnit unit, Reader reader, SourceBuffer buffer) throws CompilationFailedException {
        setController(unit);
        if (plain) {
            try {
                ast = PlainReader.read(tree, allowance);
                return;
            } catch (NotPlain | StackOverflowError other) {
                // then by Groovy's parser alone
            }
        }
        BoundedRecognizer recognizer = BoundedRecognizer.of(tree.text(), allowance);
        try {
            recognizer.compilationUnit();
        } catch (TokenStreamRecognitionException refused) {
            refuse(unit, refused.recog);
        } catch (RecognitionException refused) {
            refuse(unit, refused);
        } catch (TokenStreamException unreadable) {
            unit.addException(unreadable);
        }
        ast = recognizer.getAST();
    }

    private static void refuse(SourceUnit unit, RecognitionException refused) throws CompilationFailedException {
        SyntaxException problem = new SyntaxException(refused.getMessage(), refused, refused.getLine(), refused.getColumn());
        problem.setFatal(true);
        unit.addError(problem);
    }

    @Override
    public ModuleNode buildAST(SourceUnit unit, ClassLoader loader, Reduction reduction) throws ParserException {
        ModuleNode module = super.buildAST(unit, loader, reduction);
        ast = null;
        return module;
    }

    @Override
    protected void processAST() {
        if (ast != null) {
            SyntaxNodes.closePlaces(ast);
        }
    }
}
