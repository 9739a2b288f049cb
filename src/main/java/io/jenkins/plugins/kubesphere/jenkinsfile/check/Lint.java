package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Checker;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.validity.GroovyReading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Finds what is wrong or unwise in a Jenkinsfile. Errors are what Jenkins refuses; the catalogue decides which names exist. Messages are in
 * the language of the thread, see {@link org.jvnet.localizer.LocaleProvider}.
 */
public final class Lint implements Checker {

    private final Catalogue catalogue;

    public Lint(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** With the catalogue that comes with the plugin. */
    public static Lint withBundledCatalogue() {
        return new Lint(Catalogue.bundled());
    }

    @Override
    public List<Diagnostic> check(Jenkinsfile jenkinsfile) {
        return check(jenkinsfile.tree());
    }

    /** The findings of a text in its order. */
    public List<Diagnostic> check(SyntaxTree tree) {
        Findings findings = new Findings();
        HashComments hashes = new HashComments(tree);
        hashes.report(findings);
        SyntaxTree readableTree = hashes.isEmpty() ? tree : SyntaxTree.of(hashes.blanked());
        SourceText source = new SourceText(readableTree);
        GroovyReading reading = GroovyReading.of(readableTree);
        for (GroovyReading.Problem problem : reading.problems()) {
            switch (problem.reason()) {
                case REFUSED -> findings.add(Rule.SYNTAX, place(source, problem), Messages.syntax(problem.message()));
                case TOO_DEEP -> findings.add(Rule.SYNTAX, new Range(0, 0), Messages.syntax_error_too_deep());
                case OUT_OF_TIME, TOO_LARGE -> findings.add(Rule.UNCHECKED, new Range(0, 0), problem.reason() == GroovyReading.Reason.TOO_LARGE ? Messages.unchecked_too_large() : Messages.unchecked());
            }
        }
        if (reading.module() != null) {
            try {
                check(reading.module(), new Checking(source, catalogue, findings, functions(reading.module()), Libraries.areLoaded(source.tokens())));
            } catch (StackOverflowError tooDeep) {
                findings.add(Rule.SYNTAX, new Range(0, 0), Messages.syntax_error_too_deep());
            }
        }
        return findings.sorted();
    }

    private static void check(ModuleNode module, Checking checking) {
        new PipelineCheck(checking).check(module);
        new Advice(checking).check(module);
    }

    private static Range place(SourceText source, GroovyReading.Problem problem) {
        if (problem.line() < 1) {
            return new Range(0, 0);
        }
        int start = source.lines().offset(problem.line(), problem.column());
        int token = source.tokens().at(start);
        return token < source.tokens().size() ? new Range(start, source.tokens().end(token)) : new Range(start, start);
    }

    /** Methods, and variables that hold blocks: both are called like steps. */
    private static Set<String> functions(ModuleNode module) {
        Set<String> names = new HashSet<>();
        for (MethodNode method : module.getMethods()) {
            names.add(method.getName());
        }
        for (Statement statement : module.getStatementBlock().getStatements()) {
            if (statement instanceof ExpressionStatement expression && expression.getExpression() instanceof BinaryExpression assignment
                    && assignment.getLeftExpression() instanceof VariableExpression variable
                    && (assignment instanceof DeclarationExpression || assignment.getRightExpression() instanceof ClosureExpression)) {
                names.add(variable.getName());
            }
        }
        return names;
    }
}
