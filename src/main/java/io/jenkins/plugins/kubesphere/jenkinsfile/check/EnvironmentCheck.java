package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/** {@code environment { NAME = value }}. */
final class EnvironmentCheck {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_]+[a-zA-Z0-9_]*");

    private final Checking checking;

    EnvironmentCheck(Checking checking) {
        this.checking = checking;
    }

    /** Whether a variable may be called so. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    void check(MethodCallExpression section) {
        var block = checking.sectionBlock(section);
        if (block == null) {
            return;
        }
        List<Statement> statements = Calls.statements(block);
        if (statements.isEmpty()) {
            checking.empty(section, Messages.empty_section("environment"));
        }
        Set<String> seen = new HashSet<>();
        for (Statement statement : statements) {
            if (statement instanceof ExpressionStatement expression && expression.getExpression() instanceof BinaryExpression assignment
                    && assignment.getOperation().getType() == Types.EQUAL) {
                entry(assignment, seen);
            } else {
                checking.at(Rule.ENVIRONMENT_ENTRY, statement, Messages.environment_entry(), null);
            }
        }
    }

    private void entry(BinaryExpression assignment, Set<String> seen) {
        String name = Calls.literal(assignment.getLeftExpression());
        if (name == null || !isName(name)) {
            Range place = checking.source().range(assignment.getLeftExpression());
            checking.add(Rule.ENVIRONMENT_NAME, place, Messages.environment_name(place.of(checking.source().text())), withoutEnv(assignment));
        } else if (!seen.add(name)) {
            checking.add(Rule.DUPLICATE_VARIABLE, assignment.getLeftExpression(), Messages.duplicate_variable(name));
        }
        value(assignment.getRightExpression());
    }

    /** {@code env.NAME = …} is what scripts write. */
    private Fix withoutEnv(BinaryExpression assignment) {
        if (assignment.getLeftExpression() instanceof PropertyExpression property
                && property.getObjectExpression() instanceof VariableExpression owner && owner.getName().equals("env")
                && property.getPropertyAsString() != null && isName(property.getPropertyAsString())) {
            return checking.replace(checking.source().range(property), property.getPropertyAsString());
        }
        return null;
    }

    private void value(Expression value) {
        if (value instanceof MethodCallExpression call) {
            call(call);
        } else if (value instanceof BinaryExpression sum) {
            if (sum.getOperation().getType() == Types.PLUS) {
                sum(sum);
            } else {
                checking.add(Rule.ENVIRONMENT_VALUE, sum, Messages.environment_operation());
            }
        } else if (!(value instanceof ConstantExpression) && !(value instanceof GStringExpression)) {
            Range place = checking.source().range(value);
            checking.add(Rule.ENVIRONMENT_VALUE, place, Messages.environment_value(place.of(checking.source().text())), quoted(value, place));
        }
    }

    private void sum(BinaryExpression sum) {
        for (Expression part : List.of(sum.getLeftExpression(), sum.getRightExpression())) {
            if (part instanceof BinaryExpression nested && part == sum.getLeftExpression()) {
                value(nested);
            } else if (!(part instanceof ConstantExpression) && !(part instanceof GStringExpression)) {
                Range place = checking.source().range(part);
                checking.add(Rule.ENVIRONMENT_VALUE, place, Messages.environment_sum(place.of(checking.source().text())), quoted(part, place));
            }
        }
    }

    private void call(MethodCallExpression call) {
        if ("credentials".equals(Calls.name(call))) {
            for (Expression argument : Calls.arguments(call)) {
                if (!(argument instanceof ConstantExpression) && !(argument instanceof GStringExpression)) {
                    Range place = checking.source().range(argument);
                    checking.add(Rule.ENVIRONMENT_VALUE, place, Messages.environment_credentials(), quoted(argument, place));
                }
            }
        } else if (isBareDollar(call)) {
            Range place = bareDollar(checking.source(), call);
            String text = place.of(checking.source().text());
            checking.add(Rule.UNQUOTED_VALUE, place, Messages.unquoted_value(text), checking.replace(place, '"' + text + '"'));
        }
    }

    /** An unquoted <code>${x}</code>: Groovy takes it for a call of a method named dollar. */
    static boolean isBareDollar(Expression expression) {
        return expression instanceof MethodCallExpression call && "$".equals(Calls.name(call)) && Calls.block(call) != null;
    }

    static Range bareDollar(SourceText source, MethodCallExpression call) {
        return source.call(call);
    }

    /** A name or property can be put into a string. */
    private Fix quoted(Expression value, Range place) {
        boolean simple = value instanceof VariableExpression || value instanceof PropertyExpression;
        return simple ? checking.replace(place, "\"${" + place.of(checking.source().text()) + "}\"") : null;
    }
}
