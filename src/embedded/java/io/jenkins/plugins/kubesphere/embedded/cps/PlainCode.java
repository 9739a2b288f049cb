package io.jenkins.plugins.kubesphere.embedded.cps;

import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ConstructorNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;

/** Refuses code of a sandboxed script that would run without its calls being checked. */
final class PlainCode {

    private static final java.util.Set<String> ANNOTATIONS = java.util.Set.of("com.cloudbees.groovy.cps.NonCPS", "groovy.transform.Field",
            "java.lang.Override", "java.lang.Deprecated", "java.lang.SuppressWarnings", "Library",
            "com.cloudbees.groovy.cps.WorkflowTransformed");

    private static final java.util.Set<String> PARENTS = java.util.Set.of("java.lang.Object", "java.lang.Enum", "java.lang.Exception",
            "java.lang.RuntimeException", "java.lang.IllegalArgumentException", "java.lang.IllegalStateException",
            "org.jenkinsci.plugins.workflow.cps.CpsScript");

    private PlainCode() {
    }

    static void checkClass(SourceUnit source, ClassNode type) {
        checkParent(source, type);
        type.getAnnotations().forEach(annotation -> checkAnnotation(source, annotation));
        for (MethodNode method : type.getMethods()) {
            method.getAnnotations().forEach(annotation -> checkAnnotation(source, annotation));
            if (method.getName().equals("finalize") || method.getName().equals("<clinit>")) {
                refuse(source, method, method.getName().equals("finalize") ? "a finalizer" : "a static initializer");
            }
            for (Parameter parameter : method.getParameters()) {
                if (parameter.hasInitialExpression()) {
                    checkConstant(source, parameter.getInitialExpression());
                }
            }
        }
        for (FieldNode field : type.getFields()) {
            field.getAnnotations().forEach(annotation -> checkAnnotation(source, annotation));
            checkInitializer(source, field);
        }
        for (ConstructorNode constructor : type.getDeclaredConstructors()) {
            if (!type.isScript() && !constructor.isSynthetic()) {
                checkConstructor(source, constructor);
            }
        }
        for (Statement statement : type.getObjectInitializerStatements()) {
            checkStatement(source, statement);
        }
    }

    /** A class of the script may do what its parent can; so the parent must be harmless. */
    private static void checkParent(SourceUnit source, ClassNode type) {
        ClassNode parent = type.getSuperClass();
        boolean own = parent != null && source.getAST().getClasses().contains(parent.redirect());
        if (parent != null && !own && !PARENTS.contains(parent.getName())) {
            refuse(source, type, "a class that extends " + parent.getName());
        }
    }

    private static void checkAnnotation(SourceUnit source, AnnotationNode annotation) {
        boolean written = annotation.getLineNumber() > 0;
        if (written && !ANNOTATIONS.contains(annotation.getClassNode().getName())) {
            refuse(source, annotation, "annotation " + annotation.getClassNode().getName());
        }
    }

    private static void checkConstructor(SourceUnit source, ConstructorNode constructor) {
        if (constructor.getCode() instanceof BlockStatement block) {
            for (Statement statement : block.getStatements()) {
                if (!Assignments.isFieldFromParameter(statement)) {
                    refuse(source, statement, "more than assignments of parameters in a constructor");
                }
            }
        }
    }

    static void checkInitializer(SourceUnit source, FieldNode field) {
        if (field.getInitialExpression() != null) {
            checkConstant(source, field.getInitialExpression());
        }
    }

    static void checkStatement(SourceUnit source, Statement statement) {
        if (statement == null || statement instanceof EmptyStatement || statement instanceof BlockStatement block && block.isEmpty()) {
            return;
        }
        refuse(source, statement, "statements outside of methods");
    }

    private static void checkConstant(SourceUnit source, Expression expression) {
        if (expression instanceof ConstantExpression || expression instanceof VariableExpression) {
            return;
        }
        List<? extends Expression> parts;
        if (expression instanceof ListExpression list) {
            parts = list.getExpressions();
        } else if (expression instanceof MapExpression map) {
            parts = map.getMapEntryExpressions();
        } else if (expression instanceof MapEntryExpression entry) {
            parts = List.of(entry.getKeyExpression(), entry.getValueExpression());
        } else if (expression instanceof GStringExpression text) {
            parts = text.getValues();
        } else {
            refuse(source, expression, "anything but constants, lists and maps as the initial value of a field or parameter");
            return;
        }
        parts.forEach(part -> checkConstant(source, part));
    }

    private static void refuse(SourceUnit source, ASTNode place, String what) {
        source.getErrorCollector().addErrorAndContinue(new org.codehaus.groovy.control.messages.SyntaxErrorMessage(
                new org.codehaus.groovy.syntax.SyntaxException("the sandbox does not allow " + what, place.getLineNumber(),
                        place.getColumnNumber()), source));
    }
}
