package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Takes calls and blocks of Groovy's tree apart, by what the declarative engine sees in them. */
final class Calls {

    private Calls() {
    }

    /** The call that a statement consists of, or null. */
    static MethodCallExpression of(Statement statement) {
        return statement instanceof ExpressionStatement expression && expression.getExpression() instanceof MethodCallExpression call ? call : null;
    }

    /** The name of a call on the script itself; null for {@code a.b()}, {@code "$x"()} and the like. */
    static String name(MethodCallExpression call) {
        return call.getObjectExpression() instanceof VariableExpression target && target.getName().equals("this") ? call.getMethodAsString() : null;
    }

    static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions() : List.of(call.getArguments());
    }

    /** The block at the end of a call on the script, or null. */
    static ClosureExpression block(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return name(call) != null && !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof ClosureExpression block ? block : null;
    }

    /** The block of a statement that is a call with a block, or null. */
    static ClosureExpression block(Statement statement) {
        MethodCallExpression call = of(statement);
        return call == null ? null : block(call);
    }

    /** The arguments before the block. */
    static List<Expression> beforeBlock(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return block(call) == null ? arguments : arguments.subList(0, arguments.size() - 1);
    }

    static List<Statement> statements(ClosureExpression block) {
        List<Statement> statements = new ArrayList<>();
        if (block.getCode() instanceof BlockStatement code) {
            for (Statement statement : code.getStatements()) {
                if (statement instanceof ReturnStatement result && result.getExpression() instanceof MethodCallExpression) {
                    statements.add(statement);
                } else if (!(statement instanceof EmptyStatement)) {
                    statements.add(statement);
                }
            }
        } else if (block.getCode() != null) {
            statements.add(block.getCode());
        }
        return statements;
    }

    /** The named arguments, or null where there are none. */
    static MapExpression named(List<Expression> arguments) {
        return arguments.size() == 1 && arguments.get(0) instanceof MapExpression map ? map : null;
    }

    /** The value of a named argument, or of the only unnamed one where the name is that of the sole required parameter; else null. */
    static Expression argument(MethodCallExpression call, String name, boolean sole) {
        List<Expression> arguments = beforeBlock(call);
        for (Expression argument : arguments) {
            if (argument instanceof MapExpression map) {
                Expression value = value(map, name);
                if (value != null) {
                    return value;
                }
            }
        }
        return sole && arguments.size() == 1 && !(arguments.get(0) instanceof MapExpression) ? arguments.get(0) : null;
    }

    static Expression value(MapExpression map, String name) {
        for (MapEntryExpression entry : map.getMapEntryExpressions()) {
            if (name.equals(key(entry))) {
                return entry.getValueExpression();
            }
        }
        return null;
    }

    static String key(MapEntryExpression entry) {
        return literal(entry.getKeyExpression());
    }

    /** A string constant or a bare word, as the engine takes both for a name; else null. */
    static String literal(Expression expression) {
        if (expression instanceof ConstantExpression constant) {
            return constant.getValue() instanceof String text ? text : null;
        }
        return expression instanceof VariableExpression variable ? variable.getName() : null;
    }

    /** A string constant, else null. */
    static String string(Expression expression) {
        return expression instanceof ConstantExpression constant && constant.getValue() instanceof String text ? text : null;
    }
}
