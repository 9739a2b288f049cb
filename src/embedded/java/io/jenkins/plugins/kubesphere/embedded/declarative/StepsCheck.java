package io.jenkins.plugins.kubesphere.embedded.declarative;

import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** In {@code steps} there are steps only; everything else belongs into {@code script}. */
final class StepsCheck {

    private static final Set<String> SCRIPT_ONLY = Set.of("stage", "properties", "parallel");

    private StepsCheck() {
    }

    static void check(ClosureExpression steps) {
        for (Statement statement : Blocks.statements(steps)) {
            if (!(statement instanceof ExpressionStatement expression)
                    || !(expression.getExpression() instanceof MethodCallExpression call)) {
                throw new Refusal(statement, "Expected a step; other Groovy belongs into script { … }");
            }
            if (!call.isImplicitThis()) {
                throw new Refusal(call, "Method calls on objects are not allowed outside \"script\" blocks.");
            }
            String name = call.getMethodAsString();
            if (SCRIPT_ONLY.contains(name)) {
                throw new Refusal(call, "Invalid step \"" + name + "\" used - not allowed in this context - use it in script { … }");
            }
            ClosureExpression body = Blocks.body(call);
            if (body != null && !"script".equals(name)) {
                check(body);
            }
        }
    }
}
