package io.jenkins.plugins.kubesphere.embedded.web.dispatch;

import hudson.model.Action;
import hudson.model.Actionable;
import hudson.model.DescriptorByNameOwner;
import hudson.model.ItemGroup;
import hudson.model.Job;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerFallback;
import org.kohsuke.stapler.StaplerProxy;

/** One step from an object to the next by a token of the address; a subset of Stapler's rules in Stapler's order. */
final class PathWalk {
    private PathWalk() {
    }

    /**
     * What was found.
     *
     * @param tokens how many of them it took
     */
    record Step(Object next, int tokens) {
    }

    /** The object that speaks for this one; an object behind a proxy checks its permission there. */
    static Optional<Object> target(Object node) {
        Object current = node;
        while (current instanceof StaplerProxy proxy) {
            Object target = proxy.getTarget();
            if (target == current || target == null) {
                return Optional.ofNullable(target);
            }
            current = target;
        }
        return Optional.of(current);
    }

    /** @return empty when nothing below the node has that name */
    static Optional<Step> next(Object node, List<String> rest) throws Throwable {
        String token = rest.get(0);
        if (node instanceof ItemGroup<?> group && token.equals("job") && rest.size() > 1) {
            return step(group.getItem(rest.get(1)), 2);
        }
        if (node instanceof DescriptorByNameOwner owner && token.equals("descriptorByName") && rest.size() > 1) {
            return step(owner.getDescriptorByName(rest.get(1)), 2);
        }
        if (node instanceof Job<?, ?> job && token.matches("[0-9]{1,9}")) {
            return step(job.getBuildByNumber(Integer.parseInt(token)), 1);
        }
        for (Action action : actions(node)) {
            if (action != null && token.equals(action.getUrlName())) {
                return step(action, 1);
            }
        }
        Optional<Step> found = getter(node, rest);
        Object fallback = found.isEmpty() && node instanceof StaplerFallback owner ? owner.getStaplerFallback() : null;
        return fallback == null || fallback == node ? found : next(fallback, rest);
    }

    private static List<? extends Action> actions(Object node) {
        if (node instanceof Jenkins jenkins) {
            return jenkins.getActions();
        }
        return node instanceof Actionable actionable ? actionable.getAllActions() : List.of();
    }

    private static Optional<Step> step(Object next, int tokens) {
        return next == null ? Optional.empty() : Optional.of(new Step(next, tokens));
    }

    private static Optional<Step> getter(Object node, List<String> rest) throws Throwable {
        String token = rest.get(0);
        if (!token.matches("[a-z][A-Za-z0-9]*")) {
            return dynamic(node, token);
        }
        String name = "get" + Character.toUpperCase(token.charAt(0)) + token.substring(1);
        for (Method method : node.getClass().getMethods()) {
            if (!method.getName().equals(name) || !isRoutable(method.getReturnType())) {
                continue;
            }
            Class<?>[] parameters = method.getParameterTypes();
            if (parameters.length == 0) {
                return step(invoke(method, node), 1);
            }
            if (parameters.length == 1 && parameters[0] == String.class && rest.size() > 1) {
                return step(invoke(method, node, rest.get(1)), 2);
            }
        }
        return dynamic(node, token);
    }

    private static Optional<Step> dynamic(Object node, String token) throws Throwable {
        for (Method method : node.getClass().getMethods()) {
            if (method.getName().equals("getDynamic") && method.getParameterCount() == 1 && method.getParameterTypes()[0] == String.class) {
                return step(invoke(method, node, token), 1);
            }
        }
        return Optional.empty();
    }

    /** Jenkins lets a getter lead on only to objects made for the web: values of the JDK never are. */
    private static boolean isRoutable(Class<?> type) {
        return !type.isPrimitive() && !type.isArray() && !type.isEnum() && !type.getName().startsWith("java.")
            && !ClassLoader.class.isAssignableFrom(type);
    }

    private static Object invoke(Method method, Object node, Object... arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(node, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
