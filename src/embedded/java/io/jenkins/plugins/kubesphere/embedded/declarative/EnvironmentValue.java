package io.jenkins.plugins.kubesphere.embedded.declarative;

import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;

/** Lets the values of an environment refer to each other in any order: names are asked from the environment that is being built. */
final class EnvironmentValue extends ClassCodeExpressionTransformer {

    static final String SCOPE = "$environment";
    private static final Set<String> GLOBALS = Set.of("params", "currentBuild", "this", "scm", "docker", "steps", "pipeline");

    private final Set<String> locals;

    EnvironmentValue(Set<String> locals) {
        this.locals = locals;
    }

    /** Refuses what is neither a string, nor a sum of strings, nor a call. */
    static void check(Expression value) {
        boolean fine = value instanceof GStringExpression || value instanceof MethodCallExpression call && call.isImplicitThis()
                || value instanceof ConstantExpression constant && constant.getValue() instanceof String;
        if (value instanceof BinaryExpression sum && sum.getOperation().getText().equals("+")) {
            check(sum.getLeftExpression());
            check(sum.getRightExpression());
            return;
        }
        if (!fine) {
            throw new Refusal(value, "Environment variable values must either be single quoted, double quoted, or function calls.");
        }
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return null;
    }

    @Override
    public Expression transform(Expression expression) {
        if (expression instanceof VariableExpression variable && !GLOBALS.contains(variable.getName())
                && !locals.contains(variable.getName()) && !variable.getName().equals("env") && !variable.getName().equals(SCOPE)) {
            return ask(variable.getName(), variable);
        }
        if (expression instanceof PropertyExpression property && property.getObjectExpression() instanceof VariableExpression variable
                && variable.getName().equals("env") && property.getPropertyAsString() != null) {
            return ask(property.getPropertyAsString(), property);
        }
        return expression == null || expression instanceof ClosureExpression ? expression : expression.transformExpression(this);
    }

    private static Expression ask(String name, Expression place) {
        MethodCallExpression call = new MethodCallExpression(new VariableExpression(SCOPE), "lookUp",
                new ArgumentListExpression(new ConstantExpression(name)));
        call.setSourcePosition(place);
        return call;
    }
}
