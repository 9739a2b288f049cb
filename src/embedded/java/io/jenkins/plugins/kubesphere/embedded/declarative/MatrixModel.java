package io.jenkins.plugins.kubesphere.embedded.declarative;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** The axes of a matrix and the combinations that it leaves out. */
final class MatrixModel {

    private MatrixModel() {
    }

    static ListExpression axes(ClosureExpression block) {
        ListExpression axes = new ListExpression();
        Set<Object> names = new HashSet<>();
        for (MethodCallExpression call : Blocks.calls(block, "axes")) {
            MapExpression axis = axis(call, Set.of("name", "values"));
            if (!names.add(name(call))) {
                throw new Refusal(call, "Duplicate axis name '" + name(call) + "'");
            }
            axes.addExpression(axis);
        }
        if (axes.getExpressions().isEmpty()) {
            throw new Refusal(block, "'axes' needs at least one axis { name '…'; values '…' }");
        }
        return axes;
    }

    static ListExpression excludes(ClosureExpression block) {
        ListExpression excludes = new ListExpression();
        for (MethodCallExpression exclude : Blocks.calls(block, "excludes")) {
            if (!"exclude".equals(exclude.getMethodAsString())) {
                throw new Refusal(exclude, "Expected exclude { axis { … } }");
            }
            ListExpression axes = new ListExpression();
            for (MethodCallExpression call : Blocks.calls(PipelineModel.block(exclude), "exclude")) {
                axes.addExpression(axis(call, Set.of("name", "values", "notValues")));
            }
            excludes.addExpression(axes);
        }
        return excludes;
    }

    private static Object name(MethodCallExpression axis) {
        for (MethodCallExpression part : Blocks.calls(PipelineModel.block(axis), "axis")) {
            if ("name".equals(part.getMethodAsString())) {
                return ((ConstantExpression) Blocks.arguments(part).get(0)).getValue();
            }
        }
        throw new Refusal(axis, "An axis needs a name");
    }

    private static MapExpression axis(MethodCallExpression call, Set<String> known) {
        if (!"axis".equals(call.getMethodAsString())) {
            throw new Refusal(call, "Expected axis { name '…'; values '…' }, found '" + call.getMethodAsString() + "'");
        }
        MapExpression axis = new MapExpression();
        Set<String> seen = new HashSet<>();
        for (MethodCallExpression part : Blocks.calls(PipelineModel.block(call), "axis")) {
            String key = part.getMethodAsString();
            List<Expression> values = Blocks.arguments(part);
            if (!known.contains(key) || !seen.add(key) || values.isEmpty()
                    || !values.stream().allMatch(value -> value instanceof ConstantExpression)) {
                throw new Refusal(part, "An axis has a 'name' and constant 'values'");
            }
            Set<Object> distinct = new HashSet<>();
            values.forEach(value -> {
                if (!distinct.add(((ConstantExpression) value).getValue())) {
                    throw new Refusal(value, "Duplicate value in axis: " + value.getText());
                }
            });
            Blocks.put(axis, key, key.equals("name") ? values.get(0) : new ListExpression(values));
        }
        if (!seen.contains("name") || seen.size() != 2) {
            throw new Refusal(call, "An axis needs a 'name' and either 'values' or, in exclude, 'notValues'");
        }
        return axis;
    }
}
