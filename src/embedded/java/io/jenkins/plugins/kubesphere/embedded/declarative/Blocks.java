package io.jenkins.plugins.kubesphere.embedded.declarative;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Takes calls and blocks of the syntax tree apart and builds the pieces of the model. */
final class Blocks {

    private Blocks() {
    }

    /** The block at the end of the call, or null. */
    static ClosureExpression body(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof ClosureExpression block ? block : null;
    }

    static List<Expression> arguments(MethodCallExpression call) {
        Expression arguments = call.getArguments();
        if (arguments instanceof ArgumentListExpression list) {
            return list.getExpressions();
        }
        if (arguments instanceof TupleExpression tuple) {
            return tuple.getExpressions();
        }
        return List.of(arguments);
    }

    /** The calls in a block; anything else is refused. */
    static List<MethodCallExpression> calls(ClosureExpression block, String section) {
        List<MethodCallExpression> calls = new ArrayList<>();
        for (Statement statement : statements(block)) {
            if (statement instanceof ExpressionStatement expression && expression.getExpression() instanceof MethodCallExpression call
                    && call.isImplicitThis() && call.getMethodAsString() != null) {
                calls.add(call);
            } else {
                throw new Refusal(statement, "Only sections are allowed directly in '" + section + "'");
            }
        }
        return calls;
    }

    static List<Statement> statements(ClosureExpression block) {
        List<Statement> statements = new ArrayList<>();
        for (Statement statement : ((BlockStatement) block.getCode()).getStatements()) {
            if (statement instanceof ReturnStatement result) {
                statements.add(new ExpressionStatement(result.getExpression()));
            } else if (!(statement instanceof EmptyStatement)) {
                statements.add(statement);
            }
        }
        return statements;
    }

    /** A block without parameters that gives this value. */
    static ClosureExpression lazy(Expression value, Parameter... parameters) {
        BlockStatement code = new BlockStatement();
        code.addStatement(new ReturnStatement(value));
        ClosureExpression block = new ClosureExpression(parameters, code);
        block.setVariableScope(new VariableScope());
        block.setSourcePosition(value);
        return block;
    }

    /** The same block without the implicit parameter. */
    static ClosureExpression plain(ClosureExpression block) {
        ClosureExpression plain = new ClosureExpression(Parameter.EMPTY_ARRAY, block.getCode());
        plain.setVariableScope(new VariableScope());
        plain.setSourcePosition(block);
        return plain;
    }

    /** Arguments of a call as one list; named ones as a map at its beginning. */
    static ListExpression argumentList(MethodCallExpression call) {
        ListExpression list = new ListExpression();
        for (Expression argument : arguments(call)) {
            list.addExpression(argument instanceof NamedArgumentListExpression named ? new MapExpression(named.getMapEntryExpressions())
                    : argument);
        }
        return list;
    }

    static void put(MapExpression map, String key, Expression value) {
        map.addMapEntryExpression(new MapEntryExpression(new ConstantExpression(key), value));
    }
}
