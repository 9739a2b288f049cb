package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Where in the file the visitor is: the calls around, and which variables hold secrets there. */
final class Scope {

    private final Deque<MethodCallExpression> path = new ArrayDeque<>();
    /** Variables of {@code environment} that come from {@code credentials(…)}: name to the argument. */
    private final Map<String, Expression> credentials = new HashMap<>();
    private final Set<String> environment = new HashSet<>();

    void enter(MethodCallExpression call) {
        path.push(call);
    }

    void leave() {
        path.pop();
    }

    void variable(String name, Expression value) {
        environment.add(name);
        if (value instanceof MethodCallExpression call && "credentials".equals(Calls.name(call)) && Calls.arguments(call).size() == 1) {
            credentials.put(name, Calls.arguments(call).get(0));
        }
    }

    /** The calls around, the nearest first. */
    Iterator<MethodCallExpression> around() {
        return path.iterator();
    }

    MethodCallExpression nearest() {
        return path.peek();
    }

    /** Whether an {@code environment} of this file sets the variable. */
    boolean isVariable(String name) {
        return environment.contains(name);
    }

    /** Whether the variable is one of the environment, by what this file says. */
    boolean isEnvironment(String name) {
        return environment.contains(name) || isSecret(name) || Set.of("BUILD_NUMBER", "BRANCH_NAME", "TAG_NAME", "WORKSPACE", "JOB_NAME", "BUILD_URL",
                "BUILD_TAG", "BUILD_ID", "GIT_COMMIT", "GIT_BRANCH", "HOME", "CHANGE_ID").contains(name);
    }

    /** The id of the credentials behind a variable of {@code environment}, as an expression; null where there are none. */
    Expression credentials(String name) {
        Expression direct = credentials.get(name);
        return direct != null ? direct : credentials.get(name.replaceFirst("_(USR|PSW)$", ""));
    }

    /** Whether the variable holds a secret here. */
    boolean isSecret(String name) {
        if (credentials.containsKey(name) || name.endsWith("_PSW") && credentials(name) != null) {
            return true;
        }
        for (MethodCallExpression call : path) {
            if ("withCredentials".equals(Calls.name(call)) && secrets(call).contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** The variables that a {@code withCredentials} gives secrets in. */
    private static Set<String> secrets(MethodCallExpression call) {
        Set<String> names = new HashSet<>();
        for (MethodCallExpression binding : bindings(call)) {
            for (String key : List.of("passwordVariable", "variable", "passphraseVariable")) {
                String name = Calls.string(Calls.argument(binding, key, false));
                if (name != null && !List.of("file", "kubeconfigFile", "zip", "certificate", "dockerCert").contains(Calls.name(binding))) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** The bindings of a {@code withCredentials} that are written as calls. */
    static List<MethodCallExpression> bindings(MethodCallExpression call) {
        Expression bindings = Calls.argument(call, "bindings", true);
        if (!(bindings instanceof ListExpression list)) {
            return List.of();
        }
        return list.getExpressions().stream().filter(MethodCallExpression.class::isInstance).map(MethodCallExpression.class::cast).toList();
    }

    /** Whether all bindings are calls, and how many there are. */
    static boolean isSingleBinding(MethodCallExpression call) {
        return Calls.argument(call, "bindings", true) instanceof ListExpression list && list.getExpressions().size() == 1 && bindings(call).size() == 1;
    }
}
