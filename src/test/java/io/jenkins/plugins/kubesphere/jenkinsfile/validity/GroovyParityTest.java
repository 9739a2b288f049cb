package io.jenkins.plugins.kubesphere.jenkinsfile.validity;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import groovyjarjarantlr.collections.AST;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfiles;
import io.jenkins.plugins.kubesphere.jenkinsfile.Mutations;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Map;
import org.codehaus.groovy.antlr.AntlrParserPlugin;
import org.codehaus.groovy.antlr.GroovySourceAST;
import org.codehaus.groovy.antlr.SourceBuffer;
import org.codehaus.groovy.antlr.parser.GroovyRecognizer;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ParserPlugin;
import org.codehaus.groovy.control.ParserPluginFactory;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.junit.Test;

/** Our reading is the same as that of Groovy's compiler: in what is accepted, and node by node in the tree. */
public class GroovyParityTest {
    private static final int MUTATED = Integer.getInteger("parity.texts", 3_000);

    private int plain;
    private int accepted;

    @Test
    public void readsTheCorpusWithoutTheParserWhereItCan() throws Exception {
        Map<String, String> texts = Jenkinsfiles.valid();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            compare(text.getKey(), text.getValue());
        }
        assertEquals(texts.size(), accepted);
        assertEquals(texts.size(), plain);
    }

    @Test
    public void refusesWhatOnlyTheWholeFileShows() {
        compare("two classes of one name", "class A { }\nclass A { }\necho 'a'\n");
        compare("one class", "class A { }\necho 'a'\n");
        assertEquals(1, accepted);
    }

    @Test
    public void agreesOnMutatedTexts() throws Exception {
        long seed = Long.getLong("parity.seed", 7);
        Mutations mutations = new Mutations(seed, new ArrayList<>(Jenkinsfiles.valid().values()));
        for (int i = 0; i < MUTATED; i++) {
            compare("text " + i + " of seed " + seed, mutations.next());
        }
        assertTrue(accepted + " accepted of " + MUTATED, accepted > MUTATED / 10 && accepted < MUTATED * 9 / 10);
        assertTrue(plain + " read plainly of " + accepted, plain > accepted / 2);
    }

    private void compare(String name, String text) {
        Stock stock = new Stock();
        boolean valid = stock.compiles(text);
        accepted += valid ? 1 : 0;
        SyntaxTree tree = SyntaxTree.of(text);
        try {
            AST own = PlainReader.read(tree, Allowance.of(GroovyReading.limit(text)));
            plain++;
            if (!stock.parsed || !same(stock.tree, own)) {
                assertEquals(name + ":\n" + text, stock.parsed ? dump(stock.tree) : "refused", dump(own));
            }
        } catch (NotPlain other) {
            // for Groovy's parser
        }
        GroovyReading reading = GroovyReading.of(tree);
        assertEquals(name + ":\n" + text + "\n" + reading.problems(), valid, reading.problems().isEmpty() && reading.module() != null);
    }

    private static boolean same(AST one, AST other) {
        AST a = one;
        AST b = other;
        for (; a != null && b != null; a = a.getNextSibling(), b = b.getNextSibling()) {
            GroovySourceAST left = (GroovySourceAST) a;
            GroovySourceAST right = (GroovySourceAST) b;
            if (left.getType() != right.getType() || !left.getText().equals(right.getText()) || left.getLine() != right.getLine()
                    || left.getColumn() != right.getColumn() || left.getLineLast() != right.getLineLast()
                    || left.getColumnLast() != right.getColumnLast() || !same(left.getFirstChild(), right.getFirstChild())) {
                return false;
            }
        }
        return a == null && b == null;
    }

    private static String dump(AST tree) {
        StringBuilder text = new StringBuilder();
        dump(tree, 0, text);
        return text.toString();
    }

    private static void dump(AST first, int depth, StringBuilder text) {
        for (AST at = first; at != null; at = at.getNextSibling()) {
            GroovySourceAST node = (GroovySourceAST) at;
            text.append("  ".repeat(depth)).append(GroovyRecognizer._tokenNames[node.getType()]).append(" [").append(node.getText()).append("] ")
                .append(node.getLine()).append(':').append(node.getColumn()).append('-').append(node.getLineLast()).append(':').append(node.getColumnLast()).append('\n');
            dump(node.getFirstChild(), depth + 1, text);
        }
    }

    /** Groovy's compiler as it comes, up to the tree that it would go on with; the tree is kept as its parser made it. */
    private static final class Stock extends AntlrParserPlugin {
        private boolean parsed;
        private AST tree;

        boolean compiles(String text) {
            CompilerConfiguration configuration = new CompilerConfiguration();
            configuration.setPluginFactory(new ParserPluginFactory() {
                @Override
                public ParserPlugin createParserPlugin() {
                    return Stock.this;
                }
            });
            CompilationUnit unit = new CompilationUnit(configuration);
            unit.addSource("WorkflowScript", text);
            try {
                unit.compile(Phases.CONVERSION);
                return true;
            } catch (CompilationFailedException | StackOverflowError refused) {
                return false;
            } catch (RuntimeException | AssertionError confused) {
                return false;
            }
        }

        @Override
        protected void transformCSTIntoAST(SourceUnit unit, Reader reader, SourceBuffer buffer) throws CompilationFailedException {
            super.transformCSTIntoAST(unit, reader, buffer);
            tree = copy(ast);
            parsed = true;
        }

        /** The compiler writes into the tree it goes on with. */
        private static AST copy(AST first) {
            Siblings row = new Siblings();
            for (AST at = first; at != null; at = at.getNextSibling()) {
                GroovySourceAST node = new GroovySourceAST();
                node.initialize(at);
                node.setFirstChild(copy(at.getFirstChild()));
                row.add(node);
            }
            return row.first();
        }
    }
}
