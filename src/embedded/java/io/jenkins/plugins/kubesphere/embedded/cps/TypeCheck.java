package io.jenkins.plugins.kubesphere.embedded.cps;

import groovy.lang.Closure;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Refuses variables, parameters and fields of types that a sandboxed script must not create: Groovy would call a constructor of
 * such a type when a list or map is assigned, without anything that could be checked at run time.
 */
final class TypeCheck extends ClassCodeVisitorSupport {

    private final SourceUnit source;

    TypeCheck(SourceUnit source) {
        this.source = source;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public void visitField(FieldNode field) {
        check(field, field.getType());
        super.visitField(field);
    }

    @Override
    protected void visitConstructorOrMethod(MethodNode method, boolean isConstructor) {
        for (Parameter parameter : method.getParameters()) {
            check(parameter, parameter.getType());
        }
        if (!isConstructor) {
            check(method, method.getReturnType());
        }
        super.visitConstructorOrMethod(method, isConstructor);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        if (closure.getParameters() != null) {
            for (Parameter parameter : closure.getParameters()) {
                check(parameter, parameter.getType());
            }
        }
        super.visitClosureExpression(closure);
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        Expression left = declaration.getLeftExpression();
        if (left instanceof VariableExpression variable) {
            check(declaration, variable.getOriginType());
        } else if (left instanceof TupleExpression tuple) {
            for (Expression element : tuple.getExpressions()) {
                check(declaration, element instanceof VariableExpression variable ? variable.getOriginType() : element.getType());
            }
        }
        super.visitDeclarationExpression(declaration);
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        check(loop, loop.getVariable().getType());
        super.visitForLoop(loop);
    }

    @Override
    public void visitCastExpression(CastExpression cast) {
        check(cast, cast.getType());
        super.visitCastExpression(cast);
    }

    private void check(ASTNode place, ClassNode declared) {
        ClassNode type = declared;
        while (type.isArray()) {
            type = type.getComponentType();
        }
        type = type.redirect();
        if (place.getLineNumber() <= 0 || type.isInterface() || source.getAST().getClasses().contains(type)
                || org.codehaus.groovy.ast.ClassHelper.isPrimitiveType(type) || !type.isResolved()) {
            return;
        }
        Class<?> actual = type.getTypeClass();
        if (actual != Object.class && actual != Closure.class && !actual.isEnum() && !Throwable.class.isAssignableFrom(actual)
                && !Number.class.isAssignableFrom(actual) && !SafeTypes.isPlain(actual) && !ScriptObject.class.isAssignableFrom(actual)) {
            source.getErrorCollector().addErrorAndContinue(new SyntaxErrorMessage(new SyntaxException("the sandbox does not allow the type "
                    + actual.getName(), place.getLineNumber(), place.getColumnNumber()), source));
        }
    }
}
