package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Walks through the whole file, scripts and functions included, and lets each rule of advice look at what it is about. */
final class Advice extends CodeVisitorSupport {

    private final Scope scope = new Scope();
    private final ShellAdvice shell;
    private final DockerPushAdvice pushes;
    private final EnvsubstAdvice envsubst;
    private final SecretLiterals literals;
    private final SecretInterpolation interpolation;
    private final RemovedSteps removed;

    Advice(Checking checking) {
        this.shell = new ShellAdvice(checking);
        this.pushes = new DockerPushAdvice(checking, scope);
        this.envsubst = new EnvsubstAdvice(checking, scope);
        this.literals = new SecretLiterals(checking);
        this.interpolation = new SecretInterpolation(checking, scope);
        this.removed = new RemovedSteps(checking);
    }

    void check(ModuleNode module) {
        collectEnvironment(module);
        module.getStatementBlock().visit(this);
        for (MethodNode method : module.getMethods()) {
            visit(method);
        }
        for (ClassNode type : module.getClasses()) {
            if (!type.isScript()) {
                type.getMethods().forEach(this::visit);
            }
        }
    }

    private void visit(MethodNode method) {
        if (method.getCode() != null) {
            method.getCode().visit(this);
        }
    }

    /** Variables are known before they are used, wherever their section stands. */
    private void collectEnvironment(ModuleNode module) {
        module.getStatementBlock().visit(new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if ("environment".equals(Calls.name(call)) && Calls.block(call) != null) {
                    for (Statement statement : Calls.statements(Calls.block(call))) {
                        if (statement instanceof ExpressionStatement expression && expression.getExpression() instanceof BinaryExpression entry
                                && Calls.literal(entry.getLeftExpression()) != null) {
                            scope.variable(Calls.literal(entry.getLeftExpression()), entry.getRightExpression());
                        }
                    }
                } else {
                    super.visitMethodCallExpression(call);
                }
            }
        });
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        shell.call(call);
        envsubst.call(call);
        interpolation.call(call);
        literals.call(call);
        removed.call(call);
        scope.enter(call);
        super.visitMethodCallExpression(call);
        scope.leave();
    }

    @Override
    public void visitClosureExpression(ClosureExpression block) {
        List<Statement> statements = Calls.statements(block);
        shell.block(statements);
        pushes.block(block, statements);
        super.visitClosureExpression(block);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        literals.assignment(expression, scope.nearest());
        super.visitBinaryExpression(expression);
    }

    @Override
    public void visitMapEntryExpression(MapEntryExpression entry) {
        literals.entry(entry, scope.nearest());
        super.visitMapEntryExpression(entry);
    }

    @Override
    public void visitConstantExpression(ConstantExpression constant) {
        literals.constant(constant);
    }

    @Override
    public void visitGStringExpression(GStringExpression string) {
        literals.string(string);
        string.getValues().forEach(value -> value.visit(this));
    }
}
