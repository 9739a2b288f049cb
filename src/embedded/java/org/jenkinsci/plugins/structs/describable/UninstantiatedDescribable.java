package org.jenkinsci.plugins.structs.describable;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.SymbolLookup;

/** An object that is still a symbol or class name with arguments. */
public class UninstantiatedDescribable implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Key of the only argument where it was given without a name. */
    public static final String ANONYMOUS_KEY = "<anonymous>";

    private String symbol;
    private String klass;
    private final Map<String, Object> arguments;
    private transient DescribableModel<?> model;

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        this.symbol = symbol;
        this.klass = klass;
        this.arguments = new LinkedHashMap<>(arguments);
    }

    public UninstantiatedDescribable(Map<String, ?> arguments) {
        this(null, null, arguments);
    }

    /** Takes such an object, or a map with {@code $class}; anything else is null. */
    @CheckForNull
    public static UninstantiatedDescribable from(Object object) {
        if (object instanceof UninstantiatedDescribable description) {
            return description;
        }
        if (object instanceof Map<?, ?> map) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            map.forEach((key, value) -> arguments.put(String.valueOf(key), value));
            Object named = arguments.remove(DescribableModel.CLAZZ);
            return new UninstantiatedDescribable(null, named == null ? null : named.toString(), arguments);
        }
        return null;
    }

    public String getSymbol() {
        return symbol;
    }

    public void setSymbol(String symbol) {
        this.symbol = symbol;
    }

    public String getKlass() {
        return klass;
    }

    public void setKlass(String klass) {
        this.klass = klass;
    }

    public DescribableModel<?> getModel() {
        return model;
    }

    public void setModel(DescribableModel<?> model) {
        this.model = model;
    }

    @NonNull
    public Map<String, ?> getArguments() {
        return Collections.unmodifiableMap(arguments);
    }

    public boolean hasSoleRequiredArgument() {
        return arguments.size() == 1 && arguments.containsKey(ANONYMOUS_KEY);
    }

    @NonNull
    public UninstantiatedDescribable withArguments(Map<String, ?> replacement) {
        UninstantiatedDescribable copy = new UninstantiatedDescribable(symbol, klass, replacement);
        copy.model = model;
        return copy;
    }

    /** The arguments and the class as one map, nested ones too. */
    @NonNull
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (klass != null) {
            map.put(DescribableModel.CLAZZ, klass);
        }
        arguments.forEach((name, value) -> map.put(name, flat(value)));
        return map;
    }

    private static Object flat(Object value) {
        if (value instanceof UninstantiatedDescribable nested) {
            return nested.toMap();
        }
        if (value instanceof List<?> list) {
            List<Object> flat = new ArrayList<>();
            list.forEach(element -> flat.add(flat(element)));
            return flat;
        }
        return value;
    }

    @NonNull
    public Object instantiate(TaskListener listener) throws Exception {
        return instantiate(Object.class, listener);
    }

    /** @throws IllegalArgumentException when nothing of that name fits, or the arguments do not */
    @NonNull
    public <T> T instantiate(Class<T> base, TaskListener listener) throws Exception {
        return base.cast(DescribableModel.of(resolve(base)).instantiate(arguments, listener));
    }

    /** As the one with a listener, of which nothing is said here. */
    @Deprecated
    public <T> T instantiate(Class<T> base) throws Exception {
        return instantiate(base, null);
    }

    private Class<?> resolve(Class<?> base) {
        if (symbol != null) {
            for (Descriptor<?> descriptor : Jenkins.get().getExtensionList(Descriptor.class)) {
                if (base.isAssignableFrom(descriptor.clazz) && SymbolLookup.getSymbolValue(descriptor).contains(symbol)) {
                    return descriptor.clazz;
                }
            }
            throw new IllegalArgumentException("no known implementation of " + base.getName() + " is using symbol '" + symbol + "'");
        }
        if (klass == null) {
            return base;
        }
        for (Descriptor<?> descriptor : Jenkins.get().getExtensionList(Descriptor.class)) {
            Class<?> candidate = descriptor.clazz;
            if (base.isAssignableFrom(candidate) && Describable.class.isAssignableFrom(candidate)
                    && (candidate.getName().equals(klass) || candidate.getSimpleName().equals(klass))) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("no known implementation of " + base.getName() + " is named " + klass);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UninstantiatedDescribable that && Objects.equals(symbol, that.symbol) && Objects.equals(klass, that.klass)
                && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(symbol, klass, arguments);
    }

    @NonNull
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(symbol != null ? "@" + symbol : klass != null ? "$" + klass : "").append('(');
        String separator = "";
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            text.append(separator);
            if (!argument.getKey().equals(ANONYMOUS_KEY)) {
                text.append(argument.getKey()).append('=');
            }
            text.append(argument.getValue());
            separator = ",";
        }
        return text.append(')').toString();
    }
}
