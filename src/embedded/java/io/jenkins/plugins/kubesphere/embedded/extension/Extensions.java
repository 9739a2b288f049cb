package io.jenkins.plugins.kubesphere.embedded.extension;

import hudson.Extension;
import hudson.ExtensionComponent;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;

/** The extensions of one controller: each is created once, when a list first needs its type, and the same for every list. */
public final class Extensions {

    private static final Map<Jenkins, Extensions> OF = Collections.synchronizedMap(new WeakHashMap<>());

    private final List<Declared> declared = new ArrayList<>();

    /** One entry of an index; the instance is created on demand. */
    private static final class Declared {
        private final AnnotatedElement element;
        private final double ordinal;
        private final boolean optional;
        private Object instance;
        private boolean creating;

        Declared(AnnotatedElement element, double ordinal, boolean optional) {
            this.element = element;
            this.ordinal = ordinal;
            this.optional = optional;
        }

        Class<?> type() {
            if (element instanceof Class<?> type) {
                return type;
            }
            return element instanceof Field field ? field.getType() : ((Method) element).getReturnType();
        }
    }

    private Extensions() {}

    public static Extensions of(Jenkins jenkins) {
        Extensions extensions = OF.get(jenkins);
        if (extensions == null) {
            throw new IllegalStateException("this controller has not been started, or has been stopped");
        }
        return extensions;
    }

    /** Reads the indexes for a controller that starts. */
    public static void load(Jenkins jenkins, ClassLoader loader) {
        Extensions extensions = new Extensions();
        for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class, loader)) {
            extensions.declare(item, item.annotation().ordinal(), item.annotation().optional());
        }
        OF.put(jenkins, extensions);
    }

    /** Adds what carries another annotation, such as one for tests, where the element is wanted. */
    public static <A extends Annotation> void loadMore(Jenkins jenkins, ClassLoader loader, Class<A> annotation, Predicate<IndexItem<A, Object>> wanted) {
        Extensions extensions = of(jenkins);
        for (IndexItem<A, Object> item : Index.load(annotation, Object.class, loader)) {
            if (wanted.test(item)) {
                extensions.declare(item, 0, false);
            }
        }
    }

    /** Forgets the extensions of a controller that stops. */
    public static void unload(Jenkins jenkins) {
        OF.remove(jenkins);
    }

    private void declare(IndexItem<?, Object> item, double ordinal, boolean optional) {
        try {
            Declared extension = new Declared(item.element(), ordinal, optional);
            extension.type();
            declared.add(extension);
        } catch (InstantiationException | LinkageError e) {
            if (!optional) {
                throw new IllegalStateException("Cannot load the extension " + item, e);
            }
        }
    }

    /** The extensions of the type, higher ordinals first. */
    public <T> List<ExtensionComponent<T>> find(Class<T> type) {
        List<ExtensionComponent<T>> found = new ArrayList<>();
        for (Declared extension : List.copyOf(declared)) {
            if (!type.isAssignableFrom(extension.type())) {
                continue;
            }
            Object instance = instance(extension);
            if (type.isInstance(instance)) {
                found.add(new ExtensionComponent<>(type.cast(instance), extension.ordinal));
            }
        }
        Collections.sort(found);
        return found;
    }

    /** The instance of exactly the class, created if need be, or null when the class is no extension. */
    public Object instanceOf(Class<?> type) {
        return declared.stream().filter(extension -> extension.type() == type).findFirst().map(this::instance).orElse(null);
    }

    private synchronized Object instance(Declared extension) {
        if (extension.instance == null && !extension.creating) {
            extension.creating = true;
            try {
                extension.instance = create(extension.element);
            } catch (LinkageError e) {
                if (!extension.optional) {
                    throw e;
                }
            } catch (ReflectiveOperationException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (!(extension.optional && cause instanceof LinkageError)) {
                    throw new IllegalStateException("Cannot create the extension " + extension.element + ": " + cause, cause);
                }
            } finally {
                extension.creating = false;
            }
        }
        return extension.instance;
    }

    private static Object create(AnnotatedElement element) throws ReflectiveOperationException {
        if (element instanceof Class<?> type) {
            return type.getConstructor().newInstance();
        }
        if (element instanceof Field field) {
            return field.get(null);
        }
        return ((Method) ((Member) element)).invoke(null);
    }
}
