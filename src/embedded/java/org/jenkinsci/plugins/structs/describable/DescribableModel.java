package org.jenkinsci.plugins.structs.describable;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Describable;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.embedded.NearNames;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The parameters of a class with a data-bound constructor, and making its objects of named arguments. */
public final class DescribableModel<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Key of the class name in a map. */
    public static final String CLAZZ = "$class";

    private final Class<T> type;
    private final transient Constructor<T> constructor;
    private final transient Map<String, DescribableParameter> parameters = new LinkedHashMap<>();
    private final transient List<DescribableParameter> ofConstructor = new ArrayList<>();

    /** @throws org.kohsuke.stapler.NoStaplerConstructorException when the class has no data-bound constructor */
    public DescribableModel(Class<T> type) {
        this.type = type;
        this.constructor = dataBound(type);
        if (constructor == null) {
            throw new IllegalArgumentException(type.getName() + " has no @DataBoundConstructor");
        }
        Type[] types = constructor.getGenericParameterTypes();
        Parameter[] declared = constructor.getParameters();
        for (int i = 0; i < declared.length; i++) {
            ofConstructor.add(new DescribableParameter(this, declared[i].getName(), types[i], null, null));
        }
        ofConstructor.forEach(parameter -> parameters.put(parameter.getName(), parameter));
        List<DescribableParameter> optional = new ArrayList<>();
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            addSetters(owner, optional);
        }
        optional.sort(Comparator.comparing(DescribableParameter::getName));
        // What has a setter as well need not be given, although the constructor takes it; a subclass's setter comes before its parents'.
        Set<String> settable = new HashSet<>();
        optional.stream().filter(parameter -> settable.add(parameter.getName())).forEach(parameter -> parameters.put(parameter.getName(), parameter));
    }

    private void addSetters(Class<?> owner, List<DescribableParameter> optional) {
        for (Method method : owner.getDeclaredMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class) && method.getName().startsWith("set") && method.getParameterCount() == 1) {
                String property = method.getName().substring(3, 4).toLowerCase(java.util.Locale.ROOT) + method.getName().substring(4);
                method.setAccessible(true);
                optional.add(new DescribableParameter(this, property, method.getGenericParameterTypes()[0], method, null));
            }
        }
        for (Field field : owner.getDeclaredFields()) {
            if (field.isAnnotationPresent(DataBoundSetter.class)) {
                field.setAccessible(true);
                optional.add(new DescribableParameter(this, field.getName(), field.getGenericType(), null, field));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Constructor<T> dataBound(Class<T> type) {
        for (Constructor<?> candidate : type.getConstructors()) {
            if (candidate.isAnnotationPresent(DataBoundConstructor.class)) {
                return (Constructor<T>) candidate;
            }
        }
        return null;
    }

    static boolean isBindable(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers()) && dataBound(type) != null;
    }

    public static <T> DescribableModel<T> of(Class<T> type) {
        return new DescribableModel<>(type);
    }

    public Class<T> getType() {
        return type;
    }

    @NonNull
    public Collection<DescribableParameter> getParameters() {
        return Collections.unmodifiableCollection(parameters.values());
    }

    @CheckForNull
    public DescribableParameter getParameter(String name) {
        return parameters.get(name);
    }

    @CheckForNull
    public DescribableParameter getFirstRequiredParameter() {
        return parameters.values().stream().filter(DescribableParameter::isRequired).findFirst().orElse(null);
    }

    public boolean hasSingleRequiredParameter() {
        return parameters.values().stream().filter(DescribableParameter::isRequired).count() == 1;
    }

    /** The parameter that may go unnamed: the only required one, or the only one there is. */
    @CheckForNull
    public DescribableParameter getSoleRequiredParameter() {
        return hasSingleRequiredParameter() ? getFirstRequiredParameter() : null;
    }

    public boolean isDeprecated() {
        return type.isAnnotationPresent(Deprecated.class);
    }

    /**
     * Makes an object.
     *
     * @throws IllegalArgumentException for an unknown, missing or unfitting argument, naming it
     */
    public T instantiate(Map<String, ?> arguments, @CheckForNull TaskListener listener) throws IllegalArgumentException {
        Map<String, Object> given = named(arguments);
        CustomDescribableModel custom = CustomDescribableModel.of(type);
        if (custom != null) {
            given = custom.customInstantiate(given);
        }
        refuseUnknown(given.keySet());
        try {
            List<Object> values = new ArrayList<>();
            for (DescribableParameter parameter : ofConstructor) {
                values.add(forConstructor(parameter, given, listener));
            }
            T made = constructor.newInstance(values.toArray());
            for (Map.Entry<String, Object> argument : given.entrySet()) {
                DescribableParameter parameter = parameters.get(argument.getKey());
                if (!parameter.isRequired()) {
                    parameter.set(made, coercion(parameter, listener).coerce(parameter.getRawType(), argument.getValue()));
                }
            }
            return made;
        } catch (InvocationTargetException e) {
            throw rethrow(e.getCause());
        } catch (Exception e) {
            throw rethrow(e);
        }
    }

    private Object forConstructor(DescribableParameter parameter, Map<String, Object> given, TaskListener listener) throws Exception {
        if (given.containsKey(parameter.getName())) {
            return coercion(parameter, listener).coerce(parameter.getRawType(), given.get(parameter.getName()));
        }
        // A required number or truth value left out is its zero, as in Jenkins; an object there would be null and fail less clearly.
        if (parameter.getErasedType().isPrimitive() || !parameters.get(parameter.getName()).isRequired()) {
            return zero(parameter.getErasedType());
        }
        throw new IllegalArgumentException("Missing required parameter '" + parameter.getName() + "' of " + displayedName());
    }

    private static Object zero(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private ArgumentCoercion coercion(DescribableParameter parameter, TaskListener listener) {
        return new ArgumentCoercion("parameter '" + parameter.getName() + "' of " + displayedName(), listener);
    }

    private Map<String, Object> named(Map<String, ?> arguments) {
        Map<String, Object> given = new LinkedHashMap<>(arguments);
        if (given.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            DescribableParameter sole = getSoleRequiredParameter();
            if (given.size() != 1 || sole == null) {
                throw new IllegalArgumentException("All arguments of " + displayedName() + " have to be named: " + parameters.keySet());
            }
            Object value = given.remove(UninstantiatedDescribable.ANONYMOUS_KEY);
            given.put(sole.getName(), value);
        }
        return given;
    }

    private void refuseUnknown(Set<String> given) {
        for (String name : given) {
            if (!parameters.containsKey(name)) {
                List<String> near = NearNames.near(name, parameters.keySet());
                String guess = near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?";
                throw new IllegalArgumentException("Unknown parameter '" + name + "' of " + displayedName() + guess + " It has " + parameters.keySet());
            }
        }
    }

    private String displayedName() {
        Set<String> symbols = SymbolLookup.getSymbolValue(type);
        return symbols.isEmpty() ? type.getSimpleName() : symbols.iterator().next();
    }

    private IllegalArgumentException rethrow(Throwable cause) {
        if (cause instanceof IllegalArgumentException known) {
            return known;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalArgumentException("Could not instantiate " + displayedName() + ": " + cause.getMessage(), cause);
    }

    /** The arguments that would make an equal object; what has its default is left out. */
    @SuppressWarnings("unchecked")
    @NonNull
    public UninstantiatedDescribable uninstantiate2(T object) throws UnsupportedOperationException {
        List<Object> required = new ArrayList<>();
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (DescribableParameter parameter : ofConstructor) {
            boolean needed = parameters.get(parameter.getName()).isRequired();
            required.add(needed ? parameter.get(object) : zero(parameter.getErasedType()));
            if (needed) {
                arguments.put(parameter.getName(), describe(parameter.get(object)));
            }
        }
        T fresh;
        try {
            fresh = constructor.newInstance(required.toArray());
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("cannot make another " + type.getName() + " to compare with", e);
        }
        for (DescribableParameter parameter : parameters.values()) {
            if (!parameter.isRequired() && !Objects.deepEquals(parameter.get(object), parameter.get(fresh))) {
                arguments.put(parameter.getName(), describe(parameter.get(object)));
            }
        }
        Set<String> symbols = object instanceof Describable<?> describable ? SymbolLookup.getSymbolValue(describable) : Set.of();
        UninstantiatedDescribable description =
                new UninstantiatedDescribable(symbols.isEmpty() ? null : symbols.iterator().next(), type.getSimpleName(), arguments);
        description.setModel(this);
        CustomDescribableModel custom = CustomDescribableModel.of(type);
        return custom == null ? description : custom.customUninstantiate(description);
    }

    @SuppressWarnings("unchecked")
    public static UninstantiatedDescribable uninstantiate2_(Object object) {
        return new DescribableModel<>((Class<Object>) object.getClass()).uninstantiate2(object);
    }

    private static Object describe(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(DescribableModel::describe).collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        }
        if (value instanceof Object[] array) {
            return Arrays.stream(array).map(DescribableModel::describe).collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value != null && isBindable(value.getClass()) ? uninstantiate2_(value) : value;
    }

    private Object readResolve() {
        return new DescribableModel<>(type);
    }

    @Override
    public String toString() {
        return type.getSimpleName() + parameters.values();
    }
}
