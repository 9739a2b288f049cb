package io.jenkins.plugins.kubesphere.conformance;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/** Concrete methods that a JDK or library type gives to what inherits from it. */
final class JavaMembers {

    private JavaMembers() {}

    /** Name plus descriptor of each public non-abstract method; nothing for a type that is not on the class path. */
    static List<String> concrete(String internalName) {
        List<String> members = new ArrayList<>();
        try {
            Class<?> type = Class.forName(internalName.replace('/', '.'), false, JavaMembers.class.getClassLoader());
            for (Method method : type.getMethods()) {
                if (!Modifier.isAbstract(method.getModifiers())) {
                    members.add(method.getName() + Type.getMethodDescriptor(method));
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            return List.of();
        }
        return members;
    }
}
