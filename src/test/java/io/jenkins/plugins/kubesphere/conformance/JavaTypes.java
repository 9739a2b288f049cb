package io.jenkins.plugins.kubesphere.conformance;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.objectweb.asm.Type;

/** Members of JDK and library types, read by reflection without initialising them. */
final class JavaTypes {

    private JavaTypes() {}

    /** Whether the type or one of its ancestors declares that method; an erased parameter counts as any reference type. */
    static boolean declares(String internalName, String method, String descriptor) {
        Deque<Class<?>> open = new ArrayDeque<>();
        try {
            open.add(Class.forName(internalName.replace('/', '.'), false, JavaTypes.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
        int arguments = Type.getArgumentTypes(descriptor).length;
        while (!open.isEmpty()) {
            Class<?> next = open.poll();
            for (Method candidate : next.getDeclaredMethods()) {
                if (candidate.getName().equals(method) && candidate.getParameterCount() == arguments) {
                    return true;
                }
            }
            open.addAll(Arrays.asList(next.getInterfaces()));
            if (next.getSuperclass() != null) {
                open.add(next.getSuperclass());
            }
        }
        return false;
    }
}
