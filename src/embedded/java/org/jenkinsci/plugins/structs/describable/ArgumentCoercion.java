package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the value of an argument fit the type of its parameter, where Jenkins would, and refuses it by name where not. */
final class ArgumentCoercion {

    private final String context;
    private final TaskListener listener;

    /** @param context how messages name the parameter */
    ArgumentCoercion(String context, TaskListener listener) {
        this.context = context;
        this.listener = listener;
    }

    Object coerce(Type type, Object value) throws Exception {
        Class<?> erased = GenericTypes.erase(type);
        if (value == null) {
            if (erased.isPrimitive()) {
                throw refuse(erased, null);
            }
            return null;
        }
        Object plain = value instanceof CharSequence ? value.toString() : value;
        Type element = GenericTypes.elementOf(type);
        if (element != null && (plain instanceof Collection || plain.getClass().isArray())) {
            return list(erased, element, plain instanceof Collection<?> collection ? collection : Arrays.asList((Object[]) plain));
        }
        if (plain instanceof UninstantiatedDescribable description) {
            return erased == Object.class ? description : description.instantiate(erased, listener);
        }
        if (plain instanceof Map<?, ?> map && !Map.class.isAssignableFrom(erased) && erased != Object.class) {
            return UninstantiatedDescribable.from(map).instantiate(erased, listener);
        }
        if (erased.isEnum() && plain instanceof String word) {
            return constant(erased, word);
        }
        Class<?> boxed = boxed(erased);
        if (boxed.isInstance(plain)) {
            return plain;
        }
        if (Number.class.isAssignableFrom(boxed) && plain instanceof Number number) {
            return number(boxed, number.toString());
        }
        if (plain instanceof String text) {
            return text(boxed, text);
        }
        throw refuse(erased, plain);
    }

    private Object list(Class<?> erased, Type element, Collection<?> values) throws Exception {
        List<Object> coerced = new ArrayList<>();
        for (Object value : values) {
            coerced.add(coerce(element, value));
        }
        if (erased.isArray()) {
            Object array = Array.newInstance(erased.getComponentType(), coerced.size());
            for (int i = 0; i < coerced.size(); i++) {
                Array.set(array, i, coerced.get(i));
            }
            return array;
        }
        return Set.class.isAssignableFrom(erased) ? new LinkedHashSet<>(coerced) : coerced;
    }

    private Object constant(Class<?> type, String word) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(context + " must be one of " + Arrays.toString(type.getEnumConstants()) + ", not '" + word + "'");
    }

    private Object text(Class<?> boxed, String text) {
        if (boxed == Boolean.class && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return Boolean.valueOf(text);
        }
        if (Number.class.isAssignableFrom(boxed)) {
            return number(boxed, text);
        }
        if (boxed == Character.class && text.length() == 1) {
            return text.charAt(0);
        }
        if (boxed == URL.class) {
            try {
                return new URL(text);
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(context + " must be a URL, not '" + text + "'", e);
            }
        }
        throw refuse(boxed, text);
    }

    private Object number(Class<?> boxed, String text) {
        try {
            if (boxed == Integer.class) {
                return Integer.valueOf(text);
            }
            if (boxed == Long.class) {
                return Long.valueOf(text);
            }
            if (boxed == Short.class) {
                return Short.valueOf(text);
            }
            if (boxed == Byte.class) {
                return Byte.valueOf(text);
            }
            return boxed == Float.class ? (Object) Float.valueOf(text) : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw refuse(boxed, text);
        }
    }

    private IllegalArgumentException refuse(Class<?> type, Object value) {
        String given = value == null ? "null" : "'" + value + "' (" + value.getClass().getName() + ")";
        return new IllegalArgumentException(context + " must be of " + type + " but was " + given);
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }
}
