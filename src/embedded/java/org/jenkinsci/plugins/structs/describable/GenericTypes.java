package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URL;
import java.util.Collection;
import java.util.Set;

/** What generic types come down to. */
final class GenericTypes {

    private static final Set<Class<?>> ATOMIC = Set.of(String.class, Integer.class, Long.class, Short.class, Byte.class, Double.class, Float.class,
            Boolean.class, Character.class, URL.class);

    private GenericTypes() {
    }

    static Class<?> erase(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return erase(parameterized.getRawType());
        }
        if (type instanceof WildcardType wildcard) {
            return erase(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> variable) {
            return erase(variable.getBounds()[0]);
        }
        return ((GenericArrayType) type).getGenericComponentType() == null ? Object.class : Object[].class;
    }

    /** The type of the elements of a collection or array, or null for anything else. */
    static Type elementOf(Type type) {
        Class<?> erased = erase(type);
        if (erased.isArray()) {
            return erased.getComponentType();
        }
        if (!Collection.class.isAssignableFrom(erased)) {
            return null;
        }
        return type instanceof ParameterizedType parameterized ? parameterized.getActualTypeArguments()[0] : Object.class;
    }

    static boolean isAtomic(Class<?> type) {
        return type.isPrimitive() || ATOMIC.contains(type);
    }
}
