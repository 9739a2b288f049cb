package io.jenkins.plugins.kubesphere.embedded.web.dispatch;

import hudson.util.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONNull;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes objects from a submitted form by their data-bound constructor and setters. A property that is unknown is an error here. */
final class DataBinding {
    private static final Set<String> NOT_PROPERTIES = Set.of("$class", "stapler-class", "kind", "Jenkins-Crumb", "json", "");

    private DataBinding() {
    }

    static Object bind(Type type, Object json) {
        if (json == null || json instanceof JSONNull) {
            return null;
        }
        Class<?> raw = raw(type);
        if (Collection.class.isAssignableFrom(raw)) {
            return bindList(itemType(type), json);
        }
        if (json instanceof JSONObject object && !raw.isInstance(json)) {
            return instance(concrete(raw, object), object);
        }
        return scalar(raw, json);
    }

    static <T> List<T> bindList(Class<T> type, Object json) {
        List<T> list = new ArrayList<>();
        if (json != null && !(json instanceof JSONNull)) {
            for (Object item : json instanceof JSONArray array ? array : List.of(json)) {
                list.add(type.cast(bind(type, item)));
            }
        }
        return list;
    }

    private static Class<?> itemType(Type list) {
        return list instanceof ParameterizedType parameterized ? raw(parameterized.getActualTypeArguments()[0]) : Object.class;
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType parameterized ? (Class<?>) parameterized.getRawType() : (Class<?>) type;
    }

    /** Only a class that Jenkins knows a descriptor of may be named by the browser. */
    private static Class<?> concrete(Class<?> type, JSONObject object) {
        String name = object.optString("$class", object.optString("stapler-class", ""));
        if (name.isEmpty()) {
            return type;
        }
        hudson.model.Descriptor<?> descriptor = Jenkins.get().getDescriptorByName(name);
        if (descriptor == null || !type.isAssignableFrom(descriptor.clazz)) {
            throw new IllegalArgumentException(name + " is no kind of " + type.getName());
        }
        return descriptor.clazz;
    }

    private static Object scalar(Class<?> type, Object json) {
        if (type.isInstance(json)) {
            return json;
        }
        String text = json.toString();
        if (type == Secret.class) {
            return Secret.fromString(text);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text + " is no " + type.getSimpleName()));
        }
        return Arguments.convert(text, type);
    }

    private static Object instance(Class<?> type, JSONObject source) {
        Constructor<?> constructor = Arrays.stream(type.getConstructors())
            .filter(candidate -> candidate.isAnnotationPresent(DataBoundConstructor.class)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no data-bound constructor"));
        Parameter[] parameters = constructor.getParameters();
        Object[] arguments = new Object[parameters.length];
        JSONObject rest = JSONObject.fromObject(source);
        for (int i = 0; i < parameters.length; i++) {
            Object value = bind(parameters[i].getParameterizedType(), rest.remove(parameters[i].getName()));
            arguments[i] = value == null && parameters[i].getType() == boolean.class ? Boolean.FALSE : value;
        }
        try {
            Object made = constructor.newInstance(arguments);
            set(made, rest);
            return made;
        } catch (InvocationTargetException thrown) {
            throw new IllegalArgumentException(thrown.getCause().getMessage(), thrown.getCause());
        } catch (ReflectiveOperationException failed) {
            throw new IllegalArgumentException(type.getName() + " cannot be made: " + failed.getMessage(), failed);
        }
    }

    static void set(Object bean, JSONObject source) {
        for (Object key : source.keySet()) {
            String name = key.toString();
            if (!NOT_PROPERTIES.contains(name) && !setOne(bean, name, source.get(name))) {
                throw new IllegalArgumentException(bean.getClass().getName() + " has no data-bound property " + name);
            }
        }
    }

    static void setKnown(Object bean, JSONObject source) {
        source.keySet().forEach(key -> setOne(bean, key.toString(), source.get(key)));
    }

    private static boolean setOne(Object bean, String name, Object json) {
        String setter = "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (Method method : bean.getClass().getMethods()) {
            if (method.getName().equals(setter) && method.isAnnotationPresent(DataBoundSetter.class)) {
                try {
                    method.invoke(bean, bind(method.getGenericParameterTypes()[0], json));
                    return true;
                } catch (InvocationTargetException thrown) {
                    throw new IllegalArgumentException(thrown.getCause().getMessage(), thrown.getCause());
                } catch (IllegalAccessException hidden) {
                    throw new IllegalArgumentException(bean.getClass().getName() + "." + setter + " is not accessible", hidden);
                }
            }
        }
        return false;
    }
}
