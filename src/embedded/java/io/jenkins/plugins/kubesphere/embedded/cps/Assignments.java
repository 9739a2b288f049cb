package io.jenkins.plugins.kubesphere.embedded.cps;

import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/** Recognizes the harmless statements of constructors. */
final class Assignments {

    private Assignments() {
    }

    /** {@code this.field = parameter}, {@code field = constant}, or a call of another constructor of the same class without arguments. */
    static boolean isFieldFromParameter(Statement statement) {
        if (statement instanceof BlockStatement block) {
            return block.getStatements().stream().allMatch(Assignments::isFieldFromParameter);
        }
        if (!(statement instanceof ExpressionStatement expression)) {
            return false;
        }
        if (expression.getExpression() instanceof ConstructorCallExpression call) {
            return call.isSpecialCall();
        }
        return expression.getExpression() instanceof BinaryExpression assignment
                && assignment.getOperation().getType() == Types.ASSIGN
                && isField(assignment.getLeftExpression())
                && (assignment.getRightExpression() instanceof VariableExpression
                || assignment.getRightExpression() instanceof ConstantExpression);
    }

    private static boolean isField(Expression target) {
        return target instanceof VariableExpression || target instanceof PropertyExpression property
                && property.getObjectExpression() instanceof VariableExpression self && self.isThisExpression();
    }
}
