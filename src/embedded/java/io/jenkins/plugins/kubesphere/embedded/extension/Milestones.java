package io.jenkins.plugins.kubesphere.embedded.extension;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.TermMilestone;
import hudson.init.Terminator;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jvnet.hudson.annotation_indexer.Index;

/** Runs {@link Initializer} and {@link Terminator} methods in the order of the milestones they name. */
public final class Milestones {

    private static final Logger LOGGER = Logger.getLogger(Milestones.class.getName());

    private final Jenkins jenkins;
    private final List<Method> initializers;
    private final List<Method> terminators;

    public Milestones(Jenkins jenkins, ClassLoader loader) throws IOException {
        this.jenkins = jenkins;
        initializers = annotated(Initializer.class, loader);
        terminators = annotated(Terminator.class, loader);
        terminators.sort(Comparator.comparing((Method method) -> method.getAnnotation(Terminator.class).after()));
    }

    private static List<Method> annotated(Class<? extends Annotation> annotation, ClassLoader loader) throws IOException {
        List<Method> methods = new ArrayList<>();
        for (String name : Index.listClassNames(annotation, loader)) {
            try {
                for (Method method : Class.forName(name, true, loader).getDeclaredMethods()) {
                    if (method.isAnnotationPresent(annotation)) {
                        methods.add(method);
                    }
                }
            } catch (ClassNotFoundException | LinkageError e) {
                LOGGER.log(Level.FINE, "An optional class is not there: " + name, e);
            }
        }
        return methods;
    }

    /** Runs what belongs between this milestone and the next. A failure stops the start, unless the method says it is not fatal. */
    public void reached(InitMilestone milestone) {
        for (Method method : initializers) {
            Initializer initializer = method.getAnnotation(Initializer.class);
            boolean beforeOnly = initializer.after() == InitMilestone.STARTED && initializer.before() != InitMilestone.COMPLETED;
            InitMilestone due = beforeOnly ? InitMilestone.values()[initializer.before().ordinal() - 1] : initializer.after();
            if (due == milestone) {
                run(method, initializer.fatal());
            }
        }
    }

    /** Runs all terminators; each gets its chance. */
    public void terminate() {
        for (Method method : terminators) {
            run(method, false);
        }
    }

    private void run(Method method, boolean fatal) {
        try {
            method.setAccessible(true);
            Object target = Modifier.isStatic(method.getModifiers())
                    ? null
                    : Extensions.of(jenkins).instanceOf(method.getDeclaringClass());
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = argument(method.getParameterTypes()[i]);
            }
            method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            failed(method, fatal, e.getCause());
        } catch (IllegalAccessException e) {
            failed(method, fatal, e);
        }
    }

    private Object argument(Class<?> type) {
        return type.isInstance(jenkins) ? jenkins : jenkins.getExtensionList(type).stream().findFirst().orElseThrow(
                () -> new IllegalStateException("nothing to pass as " + type.getName()));
    }

    private static void failed(Method method, boolean fatal, Throwable problem) {
        if (fatal) {
            throw new IllegalStateException(method + " failed: " + problem, problem);
        }
        LOGGER.log(Level.WARNING, method + " failed", problem);
    }

    /** The last milestone of a stop, for those who ask. */
    public static TermMilestone last() {
        return TermMilestone.COMPLETED;
    }
}
