package io.jenkins.plugins.kubesphere.embedded.declarative;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Replaces {@code pipeline { … }} by {@code new DeclarativeInterpreter(this).run(model)} before names are resolved. */
final class DeclarativeTransformation extends CompilationCustomizer {

    DeclarativeTransformation() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (!type.isScript()) {
            return;
        }
        List<Statement> statements = source.getAST().getStatementBlock().getStatements();
        Set<String> locals = new HashSet<>();
        for (int i = 0; i < statements.size(); i++) {
            if (!(statements.get(i) instanceof ExpressionStatement statement)) {
                continue;
            }
            if (statement.getExpression() instanceof DeclarationExpression declaration
                    && declaration.getLeftExpression() instanceof VariableExpression variable) {
                locals.add(variable.getName());
            } else if (statement.getExpression() instanceof MethodCallExpression call && call.isImplicitThis()
                    && "pipeline".equals(call.getMethodAsString()) && Blocks.body(call) != null) {
                try {
                    statements.set(i, new ExpressionStatement(interpret(call, locals)));
                } catch (Refusal refusal) {
                    source.getErrorCollector().addErrorAndContinue(new SyntaxErrorMessage(new SyntaxException(refusal.getMessage(),
                            refusal.place().getLineNumber(), refusal.place().getColumnNumber()), source));
                }
            }
        }
    }

    private static MethodCallExpression interpret(MethodCallExpression pipeline, Set<String> locals) {
        ConstructorCallExpression interpreter = new ConstructorCallExpression(ClassHelper.makeWithoutCaching(Declarative.INTERPRETER),
                new ArgumentListExpression(new VariableExpression("this")));
        MethodCallExpression run = new MethodCallExpression(interpreter, "run",
                new ArgumentListExpression(new PipelineModel(locals).pipeline(pipeline)));
        run.setSourcePosition(pipeline);
        return run;
    }
}
