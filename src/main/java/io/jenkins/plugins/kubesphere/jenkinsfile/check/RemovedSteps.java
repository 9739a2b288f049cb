package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Steps of plugins that can no longer be installed. */
final class RemovedSteps {

    private static final Map<String, String> PLUGINS = Map.of("kubernetesDeploy", "kubernetes-cd", "kubernetesApply", "kubernetes-pipeline",
            "acsDeploy", "azure-acs");
    private static final Set<String> HARMLESS = Set.of("kubeconfigId", "configs", "enableConfigSubstitution", "deleteResource");

    private final Checking checking;

    RemovedSteps(Checking checking) {
        this.checking = checking;
    }

    static boolean isRemoved(String name) {
        return PLUGINS.containsKey(name);
    }

    void call(MethodCallExpression call) {
        String name = Calls.name(call);
        if (name != null && PLUGINS.containsKey(name) && !checking.functions().contains(name)) {
            checking.at(Rule.REMOVED_STEP, call, Messages.removed_step(name, PLUGINS.get(name)), apply(call));
        }
    }

    /** What {@code kubernetesDeploy} did with its two usual parameters, {@code envsubstApply} does as well. */
    private Fix apply(MethodCallExpression call) {
        MapExpression named = Calls.named(Calls.arguments(call));
        if (!"kubernetesDeploy".equals(Calls.name(call)) || named == null) {
            return null;
        }
        boolean simple = named.getMapEntryExpressions().stream().allMatch(entry -> HARMLESS.contains(String.valueOf(Calls.key(entry))));
        Expression substitution = Calls.value(named, "enableConfigSubstitution");
        Expression delete = Calls.value(named, "deleteResource");
        Expression configs = Calls.value(named, "configs");
        Expression credentials = Calls.value(named, "kubeconfigId");
        boolean plain = isConstant(substitution, true) && isConstant(delete, false) && isString(configs) && isString(credentials);
        if (!simple || !plain || Calls.string(configs) != null && Calls.string(configs).contains(",")) {
            return null;
        }
        String text = "envsubstApply file: " + text(configs) + ", kubeconfigId: " + text(credentials);
        Range whole = checking.source().call(call);
        return new Fix(Messages.fix_replace("envsubstApply"), List.of(new Splice(whole.start(), whole.end(), text)));
    }

    private static boolean isConstant(Expression value, boolean wanted) {
        return value == null || value instanceof ConstantExpression constant && Boolean.valueOf(wanted).equals(constant.getValue());
    }

    private static boolean isString(Expression value) {
        return Calls.string(value) != null || value instanceof GStringExpression;
    }

    private String text(Expression value) {
        return checking.source().first(value).of(checking.source().text());
    }
}
