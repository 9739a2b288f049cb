package io.jenkins.plugins.kubesphere.embedded.cps;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/**
 * The arguments of a call as a script wrote them.
 *
 * @param values everything but the block
 * @param block the block at the end, or null
 */
record CallArguments(List<Object> values, Closure<?> block) {

    static CallArguments of(Object arguments) {
        List<Object> values = new ArrayList<>(arguments instanceof Object[] array ? Arrays.asList(array)
                : arguments instanceof List<?> list ? list : java.util.Collections.singletonList(arguments));
        Closure<?> block = null;
        if (!values.isEmpty() && values.get(values.size() - 1) instanceof Closure<?> last) {
            block = last;
            values.remove(values.size() - 1);
        }
        return new CallArguments(values, block);
    }

    /** The named arguments as they are. */
    Map<String, Object> raw() {
        Map<String, Object> named = new LinkedHashMap<>();
        for (Object value : values) {
            if (!(value instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("expected named arguments, not " + describe(value));
            }
            map.forEach((key, argument) -> named.put(String.valueOf(key), argument));
        }
        return named;
    }

    /** The named arguments with Groovy's strings made plain; a single unnamed one goes to the only required parameter. */
    Map<String, Object> named(Supplier<DescribableModel<?>> model, String name) {
        if (values.isEmpty()) {
            return new LinkedHashMap<>();
        }
        if (values.size() > 1) {
            throw new IllegalArgumentException("'" + name + "' takes named arguments (" + names(model.get()) + "), or one unnamed; got "
                    + values.size() + " unnamed");
        }
        Object value = values.get(0);
        if (value instanceof Map<?, ?> map && !map.containsKey(DescribableModel.CLAZZ)
                && map.keySet().stream().allMatch(key -> key instanceof CharSequence)) {
            Map<String, Object> named = new LinkedHashMap<>();
            map.forEach((key, argument) -> named.put(key.toString(), plain(argument)));
            return named;
        }
        if (value == null && model.get().getFirstRequiredParameter() == null) {
            return new LinkedHashMap<>();
        }
        DescribableParameter only = model.get().getFirstRequiredParameter();
        if (only == null || !model.get().hasSingleRequiredParameter() && countRequired(model.get()) > 1) {
            throw new IllegalArgumentException("'" + name + "' has not exactly one required parameter: name its arguments ("
                    + names(model.get()) + ")");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(only.getName(), plain(value));
        return named;
    }

    private static long countRequired(DescribableModel<?> model) {
        return model.getParameters().stream().filter(DescribableParameter::isRequired).count();
    }

    private static String names(DescribableModel<?> model) {
        return String.join(", ", model.getParameters().stream().map(DescribableParameter::getName).toList());
    }

    private static String describe(Object value) {
        return value == null ? "null" : "a " + value.getClass().getSimpleName();
    }

    /** Groovy's strings as Java's, also inside lists and maps. */
    static Object plain(Object value) {
        if (value instanceof GString text) {
            return text.toString();
        } else if (value instanceof List<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(element -> plain.add(plain(element)));
            return plain;
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, element) -> plain.put(plain(key), plain(element)));
            return plain;
        }
        return value;
    }
}
