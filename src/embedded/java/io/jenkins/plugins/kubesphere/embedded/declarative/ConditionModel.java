package io.jenkins.plugins.kubesphere.embedded.declarative;

import io.jenkins.plugins.kubesphere.embedded.text.NearName;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** The conditions of {@code when}. */
final class ConditionModel {

    private static final Set<String> NESTED = Set.of("allOf", "anyOf", "not");
    private static final Set<String> FLAGS = Set.of("beforeAgent", "beforeInput", "beforeOptions");
    private static final Set<String> CONDITIONS = Set.of("allOf", "anyOf", "branch", "buildingTag", "changeRequest", "changelog", "changeset",
            "environment", "equals", "expression", "isRestartedRun", "not", "tag", "triggeredBy");

    MapExpression when(ClosureExpression block) {
        MapExpression model = new MapExpression();
        ListExpression conditions = new ListExpression();
        for (MethodCallExpression call : Blocks.calls(block, "when")) {
            if (FLAGS.contains(call.getMethodAsString())) {
                if (Blocks.arguments(call).size() != 1 || !(Blocks.arguments(call).get(0) instanceof ConstantExpression flag)
                        || !(flag.getValue() instanceof Boolean)) {
                    throw new Refusal(call, "'" + call.getMethodAsString() + "' is true or false");
                }
                Blocks.put(model, call.getMethodAsString(), flag);
            } else {
                conditions.addExpression(condition(call));
            }
        }
        if (conditions.getExpressions().isEmpty()) {
            throw new Refusal(block, "'when' needs at least one condition");
        }
        Blocks.put(model, "conditions", conditions);
        return model;
    }

    private MapExpression condition(MethodCallExpression call) {
        String type = call.getMethodAsString();
        if (!CONDITIONS.contains(type)) {
            throw new Refusal(call, "Unknown condition '" + type + "' in 'when'"
                    + NearName.of(type, CONDITIONS).map(near -> "; did you mean '" + near + "'?").orElse(""));
        }
        MapExpression model = new MapExpression();
        Blocks.put(model, "type", new ConstantExpression(type));
        ClosureExpression block = Blocks.body(call);
        if (NESTED.contains(type)) {
            ListExpression children = new ListExpression();
            List<MethodCallExpression> calls = Blocks.calls(PipelineModel.block(call), type);
            calls.forEach(child -> children.addExpression(condition(child)));
            if (calls.isEmpty() || type.equals("not") && calls.size() != 1) {
                throw new Refusal(call, type.equals("not") ? "'not' takes exactly one condition" : "'" + type + "' needs conditions");
            }
            Blocks.put(model, "children", children);
        } else if (type.equals("expression")) {
            if (block == null) {
                throw new Refusal(call, "'expression' needs a block: expression { … }");
            }
            Blocks.put(model, "test", Blocks.plain(block));
        } else {
            Blocks.put(model, "arguments", Blocks.lazy(Blocks.argumentList(call), Parameter.EMPTY_ARRAY));
        }
        return model;
    }
}
