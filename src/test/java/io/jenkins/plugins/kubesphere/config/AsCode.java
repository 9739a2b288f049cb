package io.jenkins.plugins.kubesphere.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Reads and writes settings as the Configuration as Code plugin does: an object's attributes are its data-bound constructor's parameters and all of its
 * public setters, each with a getter of the same type for the export.
 */
final class AsCode {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AsCode() {
    }

    /** Names and types of the attributes. */
    static Map<String, Type> attributes(Class<?> type) {
        Map<String, Type> attributes = new LinkedHashMap<>();
        constructor(type).ifPresent(constructor -> Stream.of(constructor.getParameters())
                .forEach(parameter -> attributes.put(parameter.getName(), parameter.getParameterizedType())));
        for (Method method : type.getMethods()) {
            if (method.getName().matches("set[A-Z].*") && method.getParameterCount() == 1 && !method.isBridge()) {
                String name = Character.toLowerCase(method.getName().charAt(3)) + method.getName().substring(4);
                attributes.put(name, method.getGenericParameterTypes()[0]);
            }
        }
        return attributes;
    }

    private static java.util.Optional<Constructor<?>> constructor(Class<?> type) {
        return Stream.of(type.getConstructors()).filter(candidate -> candidate.isAnnotationPresent(DataBoundConstructor.class)).findFirst();
    }

    static void configure(Object target, JsonNode settings) throws ReflectiveOperationException {
        Map<String, Type> attributes = attributes(target.getClass());
        List<String> names = new ArrayList<>();
        settings.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            Type type = attributes.get(name);
            if (type == null) {
                throw new IllegalArgumentException(target.getClass().getName() + " has no attribute " + name);
            }
            String setter = "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            for (Method method : target.getClass().getMethods()) {
                if (method.getName().equals(setter) && method.getParameterCount() == 1) {
                    method.invoke(target, value(type, settings.get(name)));
                }
            }
        }
    }

    private static Object value(Type type, JsonNode node) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list) {
            List<Object> values = new ArrayList<>();
            for (JsonNode element : node) {
                values.add(value(list.getActualTypeArguments()[0], element));
            }
            return values;
        }
        if (type == String.class) {
            return node.asText();
        }
        if (type == boolean.class) {
            return node.booleanValue();
        }
        return type == Integer.class ? (Object) node.intValue() : create((Class<?>) type, node);
    }

    private static Object create(Class<?> type, JsonNode node) throws ReflectiveOperationException {
        Constructor<?> constructor = constructor(type).orElseThrow();
        ObjectNode rest = node.deepCopy();
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            arguments.add(value(parameter.getParameterizedType(), rest.remove(parameter.getName())));
        }
        Object made = constructor.newInstance(arguments.toArray());
        configure(made, rest);
        return made;
    }

    /** What differs from a new object's values, as the plugin exports it. */
    static ObjectNode export(Object source) throws ReflectiveOperationException {
        ObjectNode exported = JSON.createObjectNode();
        for (Map.Entry<String, Type> attribute : attributes(source.getClass()).entrySet()) {
            Object value = getter(source.getClass(), attribute.getKey(), attribute.getValue()).invoke(source);
            if (value instanceof List<?> list) {
                ArrayNode array = exported.putArray(attribute.getKey());
                for (Object element : list) {
                    array.add(export(element));
                }
            } else if (value != null) {
                exported.set(attribute.getKey(), JSON.valueToTree(value));
            }
        }
        return exported;
    }

    /** @throws AssertionError when an attribute could not be exported */
    static Method getter(Class<?> owner, String name, Type type) {
        String suffix = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (Method method : owner.getMethods()) {
            if ((method.getName().equals("get" + suffix) || method.getName().equals("is" + suffix)) && method.getParameterCount() == 0
                    && method.getGenericReturnType().equals(type)) {
                return method;
            }
        }
        throw new AssertionError(owner.getName() + " has no getter of " + name + " with the type " + type);
    }
}
