package io.jenkins.plugins.kubesphere.embedded.cps;

import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.Script;
import hudson.util.Secret;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;

/** Decides what a sandboxed script may do. Whatever is not known to be safe is refused. */
final class SafeCalls {

    private static final Set<String> NEVER = Set.of("getMetaClass", "setMetaClass", "metaClass", "getClassLoader", "getClass.forName",
            "invokeMethod", "evaluate", "execute", "toURL", "dump", "inspect.class", "getBinding", "setBinding", "run", "wait", "notify",
            "notifyAll", "finalize", "clone", "setProperty", "getRawBuild", "mixin", "addShutdownHook", "sleep.class", "$build",
            "$buildNoException", "newReader", "newWriter", "newInputStream", "newOutputStream", "getAbsoluteFile", "parseClass");
    private static final Set<String> NEVER_PROPERTIES = Set.of("metaClass", "classLoader", "binding", "rawBuild", "class.forName");
    private static final Set<String> GENERATED = Set.of("getMetaClass", "setMetaClass", "invokeMethod", "getProperty", "setProperty");
    /** Calls that the compiler makes for operators and conversions. */
    private static final Set<String> CONVERSIONS = Set.of("asType", "castToType");

    private SafeCalls() {
    }

    static void checkMethod(Object receiver, String name, Object[] arguments) {
        if (receiver == null) {
            return;
        }
        if (receiver instanceof Class<?> type) {
            checkStatic(type, name, arguments);
            return;
        }
        if (CONVERSIONS.contains(name) && arguments.length == 1 && arguments[0] instanceof Class<?> target) {
            checkType(target);
        }
        if (declares(receiver, name)) {
            return;
        }
        if (NEVER.contains(name) || !allowed(receiver, name)) {
            throw new RejectedAccess("method " + receiver.getClass().getName() + " " + name);
        }
    }

    private static boolean allowed(Object receiver, String name) {
        Class<?> type = receiver.getClass();
        if (receiver instanceof Script || isOwn(type)) {
            return true;
        }
        if (receiver instanceof Closure<?> block) {
            return SafeTypes.CLOSURE.contains(name) || SafeTypes.COMMON.contains(name)
                    || allowed(block.getOwner(), name) && (block.getDelegate() == block.getOwner() || allowed(block.getDelegate(), name));
        }
        if (SafeTypes.isWhitelisted(type, name)) {
            return true;
        }
        if (SafeTypes.isPlain(type)) {
            return true;
        }
        return SafeTypes.COMMON.contains(name) && (receiver instanceof Throwable || receiver instanceof Enum || receiver instanceof Secret);
    }

    /** Whether the script wrote the method itself, so that its body is checked too. */
    private static boolean declares(Object receiver, String name) {
        Object target = receiver;
        while (target instanceof Closure<?> block && block.getDelegate() == block.getOwner()) {
            target = block.getOwner();
        }
        if (target == null || !isOwn(target.getClass())) {
            return false;
        }
        for (Class<?> level = target.getClass(); isOwn(level); level = level.getSuperclass()) {
            for (Method method : level.getDeclaredMethods()) {
                if (method.getName().equals(name) && !method.isSynthetic()
                        && (!(target instanceof Script) || !name.equals("run") && !name.equals("main"))) {
                    return !GENERATED.contains(name);
                }
            }
        }
        return false;
    }

    /** Whether the script itself declares the class. */
    static boolean isOwn(Class<?> type) {
        return GroovyObject.class.isAssignableFrom(type) && type.getClassLoader() instanceof groovy.lang.GroovyClassLoader;
    }

    private static void checkStatic(Class<?> type, String name, Object[] arguments) {
        if (type == ScriptBytecodeAdapter.class) {
            if (arguments.length == 2 && arguments[1] instanceof Class<?> target && CONVERSIONS.contains(name)) {
                checkType(target);
            }
            return;
        }
        if (isOwn(type) && !GENERATED.contains(name) && SafeTypes.declaresStatic(type, name)) {
            return;
        }
        if (SafeTypes.CLASS.contains(name) || SafeTypes.isSafeStatic(type, name) || SafeTypes.isWhitelisted(type, name)) {
            return;
        }
        throw new RejectedAccess("staticMethod " + type.getName() + " " + name);
    }

    private static void checkType(Class<?> target) {
        if (!target.isPrimitive() && !target.isInterface() && !SafeTypes.isPlain(target) && !isOwn(target) && target != Object.class
                && !(target.isArray() && SafeTypes.isPlain(target.getComponentType())) && target != Closure.class) {
            throw new RejectedAccess("conversion to " + target.getName());
        }
    }

    static void checkConstructor(Class<?> type, Object[] arguments) {
        if (!isOwn(type) && !SafeTypes.isConstructible(type)) {
            StringBuilder what = new StringBuilder("new ").append(type.getName());
            for (Object argument : arguments) {
                what.append(' ').append(argument == null ? "null" : argument.getClass().getName());
            }
            throw new RejectedAccess(what.toString());
        }
    }

    static void checkRead(Object receiver, String name) {
        if (receiver == null || receiver instanceof Map || receiver instanceof Script && !NEVER_PROPERTIES.contains(name)) {
            return;
        }
        if (receiver instanceof Class<?> type) {
            if (name.equals("name") || name.equals("simpleName") || SafeTypes.declaresField(type, name)
                    && (isOwn(type) || SafeTypes.isConstant(type, name))) {
                return;
            }
            throw new RejectedAccess("staticField " + type.getName() + " " + name);
        }
        if (receiver instanceof Closure<?> block && !SafeTypes.CLOSURE_PROPERTIES.contains(name)) {
            checkRead(block.getOwner(), name);
            if (block.getDelegate() != block.getOwner()) {
                checkRead(block.getDelegate(), name);
            }
            return;
        }
        if (receiver instanceof Collection<?> elements) {
            // Groovy reads the property of every element
            elements.forEach(element -> checkRead(element, name));
        }
        Class<?> type = receiver.getClass();
        boolean refused = NEVER_PROPERTIES.contains(name);
        if (!refused && (isOwn(type) || SafeTypes.isPlain(type) || receiver instanceof Closure && SafeTypes.CLOSURE_PROPERTIES.contains(name)
                || SafeTypes.isOpen(type) || isWhitelistedGetter(type, name)
                || receiver instanceof Throwable && SafeTypes.THROWABLE_PROPERTIES.contains(name))) {
            return;
        }
        throw new RejectedAccess("field " + type.getName() + " " + name);
    }

    private static boolean isWhitelistedGetter(Class<?> type, String property) {
        String capital = property.isEmpty() ? "" : Character.toUpperCase(property.charAt(0)) + property.substring(1);
        return SafeTypes.isWhitelisted(type, "get" + capital) || SafeTypes.isWhitelisted(type, "is" + capital);
    }

    static void checkWrite(Object receiver, String name) {
        if (receiver == null || receiver instanceof Map || receiver instanceof Script && !NEVER_PROPERTIES.contains(name)) {
            return;
        }
        if (receiver instanceof Closure<?> block && !SafeTypes.CLOSURE_PROPERTIES.contains(name)) {
            checkWrite(block.getOwner(), name);
            if (block.getDelegate() != block.getOwner()) {
                checkWrite(block.getDelegate(), name);
            }
            return;
        }
        Class<?> type = receiver instanceof Class<?> own ? own : receiver.getClass();
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        if (!NEVER_PROPERTIES.contains(name) && (isOwn(type) || SafeTypes.isOpen(type) || SafeTypes.isWhitelisted(type, "set" + capital)
                || receiver instanceof Closure && SafeTypes.CLOSURE_PROPERTIES.contains(name))) {
            return;
        }
        throw new RejectedAccess("field " + type.getName() + " " + name);
    }

    static void checkAttribute(Object receiver, String name) {
        if (receiver == null || isOwn(receiver.getClass()) && !NEVER_PROPERTIES.contains(name)) {
            return;
        }
        throw new RejectedAccess("field " + receiver.getClass().getName() + " " + name);
    }

    static void checkIndex(Object receiver, Object index) {
        if (receiver == null || receiver.getClass().isArray() || SafeTypes.isPlain(receiver.getClass())) {
            return;
        }
        if (index instanceof CharSequence name) {
            checkRead(receiver, name.toString());
            return;
        }
        checkMethod(receiver, "getAt", new Object[] {index});
    }
}
