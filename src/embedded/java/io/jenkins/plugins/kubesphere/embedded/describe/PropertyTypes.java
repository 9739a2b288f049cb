package io.jenkins.plugins.kubesphere.embedded.describe;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Descriptor.PropertyType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;

/** Types of the properties that forms show: public fields and getters. */
public final class PropertyTypes {

    /** Creates a property type, whose constructor is not public. */
    @FunctionalInterface
    public interface Constructor {
        PropertyType create(Class<?> erased, Type type, String displayName);
    }

    private static volatile Constructor constructor;

    private PropertyTypes() {}

    /** Called once by {@link PropertyType}. */
    public static void constructedBy(Constructor access) {
        constructor = access;
    }

    /** The type of a property, or null when the class has none of that name. */
    public static PropertyType of(Class<?> owner, String name) {
        for (Field field : owner.getFields()) {
            if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
                return create(field.getType(), field.getGenericType(), field.toString());
            }
        }
        String capitalized = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (Method method : owner.getMethods()) {
            boolean getter = method.getName().equals("get" + capitalized)
                    || (method.getName().equals("is" + capitalized) && method.getReturnType() == boolean.class);
            if (getter && method.getParameterCount() == 0 && !method.isBridge()) {
                return create(method.getReturnType(), method.getGenericReturnType(), method.toString());
            }
        }
        return null;
    }

    private static PropertyType create(Class<?> erased, Type type, String displayName) {
        if (constructor == null) {
            try {
                Class.forName(PropertyType.class.getName(), true, PropertyType.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return constructor.create(erased, type, displayName);
    }

    /** The type of the elements of an array or collection, otherwise null. */
    public static Class<?> itemType(Class<?> erased, Type type) {
        if (erased.isArray()) {
            return erased.getComponentType();
        }
        return Collection.class.isAssignableFrom(erased) && type instanceof ParameterizedType generic
                ? erase(generic.getActualTypeArguments()[0])
                : null;
    }

    public static Class<?> erase(Type type) {
        if (type instanceof Class<?> simple) {
            return simple;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        return type instanceof WildcardType wildcard ? erase(wildcard.getUpperBounds()[0]) : Object.class;
    }

    /** The type parameter with which a descriptor class extends {@link Descriptor}. */
    public static Class<?> describedBy(Class<?> descriptor) {
        for (Class<?> c = descriptor; c != null && c != Object.class; c = c.getSuperclass()) {
            if (c.getGenericSuperclass() instanceof ParameterizedType generic) {
                Class<?> argument = erase(generic.getActualTypeArguments()[0]);
                if (Describable.class.isAssignableFrom(argument)) {
                    return argument;
                }
            }
        }
        return Describable.class;
    }
}
