package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.List;
import org.junit.Test;

/** Where statements begin and end, and what strings mean, as Groovy 2.4 has it. */
public class SyntaxTreeTest {

    @Test
    public void aSlashDividesBehindAnOperandAndQuotesElsewhere() {
        assertEquals(List.of("x = /a b/", "y = x / 2 / 3", "foo(/x/)"), statements("x = /a b/\ny = x / 2 / 3\nfoo(/x/)"));
    }

    @Test
    public void aStringEndsWhereItsInterpolationsAllowIt() {
        String text = "sh \"a ${b ? \"}\" : '{'} c\"\necho '''x'y'''\n";
        assertEquals(List.of("sh \"a ${b ? \"}\" : '{'} c\"", "echo '''x'y'''"), statements(text));
    }

    @Test
    public void aLineEndsAStatementUnlessItGoesOn() {
        assertEquals(List.of("a", "(1)"), statements("a\n(1)"));
        assertEquals(List.of("x = 1", "+ 2"), statements("x = 1\n+ 2"));
        assertEquals(List.of("x = a\n ? b\n : c"), statements("x = a\n ? b\n : c"));
        assertEquals(List.of("a\n.b()\n?.c"), statements("a\n.b()\n?.c"));
        assertEquals(List.of("foo a: 1,\nb: 2", "c"), statements("foo a: 1,\nb: 2\nc"));
        assertEquals(List.of("stages\n{ a() }"), statements("stages\n{ a() }"));
        assertEquals(List.of("foo 'a'", "{ b }"), statements("foo 'a'\n{ b }"));
    }

    @Test
    public void branchesAndHandlersBelongToTheirStatement() {
        assertEquals(List.of("if (a)\nb\nelse if (c) { d }\nelse\ne", "f"), statements("if (a)\nb\nelse if (c) { d }\nelse\ne\nf"));
        assertEquals(List.of("try { a }\ncatch (e) { b }\nfinally { c }", "d"), statements("try { a }\ncatch (e) { b }\nfinally { c }\nd"));
        assertEquals(List.of("@Library('x')\nimport a.*", "foo"), statements("@Library('x')\nimport a.*\nfoo"));
    }

    @Test
    public void aHashIsReadOverButBreaksTheText() {
        SyntaxTree tree = SyntaxTree.of("environment {\n A = 'b' # it's a\n C = 'd'\n}");
        assertTrue(tree.tokens().isBroken());
        CallStatement call = (CallStatement) tree.root().statements().get(0);
        assertEquals(2, call.closure().statements().size());
    }

    @Test
    public void nestingOfAnyDepthIsReadWithoutLoss() {
        for (String bracket : List.of("{", "(", "[", "a(", "a {", "[a: ", "\"${", "if (a) ", "!", "if (a) b else ", "a ? b : ", "$/${", "'")) {
            String text = bracket.repeat(50_000);
            assertEquals(text, SyntaxTree.of(text).print());
        }
        String closed = "a { ".repeat(20_000) + "}".repeat(20_000);
        SyntaxTree tree = SyntaxTree.of(closed);
        assertFalse(tree.tokens().isBroken());
        assertEquals(closed, tree.print());
    }

    @Test
    public void whatBlocksBehindArgumentsMeanIsReadOnceOnEachLevel() {
        for (String call : List.of("a({ ", "a(b({ ", "x = a({ ", "a b({ ")) {
            String close = call.contains("b({") && call.contains("a(") ? " })) c\n" : " }) c\n";
            String text = call.repeat(60) + "d" + close.repeat(60);
            assertEquals(text, SyntaxTree.of(text).print());
        }
    }

    @Test
    public void modifiersBelongToWhatFollowsOnTheNextLine() {
        assertEquals(List.of("def\nx = 1", "y"), statements("def\nx = 1\ny"));
        assertEquals(List.of("public\nstatic\nvoid f() { }", "y"), statements("public\nstatic\nvoid f() { }\ny"));
        assertEquals(List.of("x.final", "y"), statements("x.final\ny"));
    }

    @Test(timeout = 60_000)
    public void wordsThatWaitForSomethingDoNotSearchTheWholeTextEachTime() {
        for (String word : List.of("@", "@ ", "public\n", "def\n", "class\n", "class A\n", "try\n", "if\n", "for\n", "static class\n")) {
            String text = word.repeat(200_000 / word.length());
            assertEquals(text, SyntaxTree.of(text).print());
        }
    }

    @Test
    public void anInterpolationEndsBehindStringsOfAnyKind() {
        String text = "echo \"${/'/} and ${a /* } */ + '}'}\"\n";
        CallStatement echo = (CallStatement) SyntaxTree.of(text).root().statements().get(0);
        Value.StringValue string = (Value.StringValue) echo.arguments().list().get(0).value();
        assertEquals(List.of("/'/", "a /* } */ + '}'"), string.interpolations().stream().map(range -> range.of(text)).toList());
    }

    private static List<String> statements(String text) {
        SyntaxTree tree = SyntaxTree.of(text);
        assertEquals(text, tree.print());
        return tree.root().statements().stream().map(statement -> statement.range().of(text)).toList();
    }
}
