package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.jexl.JexlContext;
import org.apache.commons.jexl.JexlHelper;

/** The variables that an expression sees: its own block's and those of the blocks around it. */
public final class Scope {
    private final Map<String, Object> variables;

    private Scope(Map<String, Object> variables) {
        this.variables = variables;
    }

    public static Scope of(Map<String, Object> variables) {
        return new Scope(new HashMap<>(variables));
    }

    /** A block inside; what it sets ends with it. */
    Scope inner() {
        return new Scope(new HashMap<>(variables));
    }

    Scope with(String name, Object value) {
        variables.put(name, value);
        return this;
    }

    Object get(String name) {
        return variables.get(name);
    }

    @SuppressWarnings("unchecked")
    JexlContext expressionContext() {
        JexlContext context = JexlHelper.createContext();
        context.getVars().putAll(variables);
        return context;
    }
}
