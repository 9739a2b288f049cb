package io.jenkins.plugins.kubesphere.editor;

import java.util.Locale;
import org.jenkinsci.plugins.structs.describable.ArrayType;
import org.jenkinsci.plugins.structs.describable.AtomicType;
import org.jenkinsci.plugins.structs.describable.EnumType;
import org.jenkinsci.plugins.structs.describable.HeterogeneousObjectType;
import org.jenkinsci.plugins.structs.describable.HomogeneousObjectType;
import org.jenkinsci.plugins.structs.describable.ParameterType;

/** Which control of a form fits a parameter, and what it is called there when nobody said. */
final class ParameterControl {
    private ParameterControl() {
    }

    /** The word of the protocol. */
    static String of(String name, ParameterType type) {
        if (type instanceof EnumType) {
            return "choice";
        } else if (type instanceof ArrayType) {
            return "list";
        } else if (type instanceof HomogeneousObjectType || type instanceof HeterogeneousObjectType several && several.getType() != Object.class) {
            return "describable";
        } else if (!(type instanceof AtomicType)) {
            return "object";
        }
        Class<?> atom = type.getActualType() instanceof Class<?> known ? known : String.class;
        if (atom == boolean.class || atom == Boolean.class) {
            return "boolean";
        } else if (atom.isPrimitive() && atom != char.class || Number.class.isAssignableFrom(atom)) {
            return "number";
        }
        return name.matches("(?i).*credentials?Id|kubeconfigId") ? "credentials" : "string";
    }

    /** {@code credentialsId} reads as "Credentials id". */
    static String label(String name) {
        String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? name : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
