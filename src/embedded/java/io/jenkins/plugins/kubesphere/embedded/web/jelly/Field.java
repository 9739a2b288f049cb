package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import hudson.model.Descriptor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/** A form field bound to a property of {@code instance}: its value, and the checks and choices that the descriptor offers for it. */
record Field(String name, Object instance, Descriptor<?> descriptor) {
    /** Where {@code f:entry} leaves the field's name for the control inside. */
    static final String VARIABLE = "embeddedField";

    static Field of(Call call) {
        String name = call.text("field", (String) call.scope().get(VARIABLE));
        Object descriptor = call.scope().get("descriptor");
        return new Field(name, call.scope().get("instance"), descriptor instanceof Descriptor<?> known ? known : null);
    }

    /** {@code _.name}, the name under which a submitted form finds it. */
    String inputName() {
        return name == null ? null : "_." + name;
    }

    /** @return {@code null} when there is no instance yet */
    Object value() {
        if (instance == null || name == null) {
            return null;
        }
        String suffix = capital();
        for (String getter : new String[] {"get" + suffix, "is" + suffix}) {
            try {
                Method method = instance.getClass().getMethod(getter);
                method.setAccessible(true);
                return method.invoke(instance);
            } catch (NoSuchMethodException next) {
                continue;
            } catch (ReflectiveOperationException failed) {
                throw new ViewException(instance.getClass().getName() + "." + getter + " fails: " + failed, failed);
            }
        }
        throw new ViewException(instance.getClass().getName() + " has no getter for the field " + name);
    }

    /** Where the value is checked as it is typed; {@code null} when the descriptor has no such check. */
    String checkUrl() {
        return has("doCheck" + (name == null ? "" : capital())) ? url() + "/check" + capital() : null;
    }

    /** Where the choices of a drop-down come from; {@code null} when the descriptor offers none. */
    String fillUrl() {
        return has("doFill" + (name == null ? "" : capital()) + "Items") ? url() + "/fill" + capital() + "Items" : null;
    }

    /** Names of the other fields that the check wants to know. */
    String checkDependsOn() {
        return method("doCheck" + capital()).map(method -> String.join(" ", Arrays.stream(method.getParameters())
            .filter(parameter -> parameter.isAnnotationPresent(org.kohsuke.stapler.QueryParameter.class))
            .map(java.lang.reflect.Parameter::getName).filter(other -> !other.equals("value")).toList())).orElse(null);
    }

    private String url() {
        return "/descriptorByName/" + descriptor.getId();
    }

    private boolean has(String method) {
        return name != null && method(method).isPresent();
    }

    private Optional<Method> method(String method) {
        return descriptor == null ? Optional.empty()
            : Arrays.stream(descriptor.getClass().getMethods()).filter(candidate -> candidate.getName().equals(method)).findFirst();
    }

    private String capital() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
