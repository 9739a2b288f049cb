package org.jenkinsci.plugins.structs.describable;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Locale;

/** One parameter of a describable: of its constructor, then it is required, or a setter or field. */
public final class DescribableParameter {

    private final DescribableModel<?> model;
    private final String name;
    private final Type type;
    private final Method setter;
    private final Field field;
    private final boolean deprecated;

    DescribableParameter(DescribableModel<?> model, String name, Type type, Method setter, Field field) {
        this.model = model;
        this.name = name;
        this.type = type;
        this.setter = setter;
        this.field = field;
        this.deprecated = setter != null && setter.isAnnotationPresent(Deprecated.class)
                || field != null && field.isAnnotationPresent(Deprecated.class);
    }

    public String getName() {
        return name;
    }

    public String getCapitalizedName() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    public boolean isRequired() {
        return setter == null && field == null;
    }

    public boolean isDeprecated() {
        return deprecated;
    }

    public Type getRawType() {
        return type;
    }

    public Class<?> getErasedType() {
        return GenericTypes.erase(type);
    }

    public ParameterType getType() {
        return ParameterType.of(type);
    }

    @NonNull
    @Override
    public String toString() {
        return name + (isRequired() ? "" : "?") + ": " + type.getTypeName();
    }

    void set(Object target, Object value) throws ReflectiveOperationException {
        if (setter != null) {
            setter.invoke(target, value);
        } else {
            field.set(target, value);
        }
    }

    /** The value by getter or public field. */
    Object get(Object source) {
        Class<?> owner = model.getType();
        try {
            for (String prefix : new String[] {"get", "is"}) {
                for (Method method : owner.getMethods()) {
                    if (method.getName().equals(prefix + getCapitalizedName()) && method.getParameterCount() == 0) {
                        return method.invoke(source);
                    }
                }
            }
            return owner.getField(name).get(source);
        } catch (NoSuchFieldException e) {
            throw new UnsupportedOperationException("no public field '" + name + "' (or getter method) found in " + owner, e);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("cannot read '" + name + "' of " + owner, e);
        }
    }
}
