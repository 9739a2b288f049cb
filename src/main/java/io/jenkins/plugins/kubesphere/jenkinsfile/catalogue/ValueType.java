package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

import java.util.List;

/** The Java type behind a parameter, as far as it decides which constants Jenkins' validator takes. */
public enum ValueType {
    STRING, INT, LONG, INTEGER, BOOLEAN, ENUM, UNKNOWN;

    /**
     * Whether the validator takes a constant: it looks at the type of strings and integers, and else asks whether Groovy can cast.
     *
     * @param value a constant of a Jenkinsfile: String, Number, Boolean or null
     * @param choices the constants of an enumeration
     */
    public boolean takes(Object value, List<String> choices) {
        if (value == null) {
            return true;
        }
        return switch (this) {
            case STRING -> !(value instanceof Integer) && !(value instanceof Boolean);
            case INT -> value instanceof Number;
            // Groovy casts a string of one character to its code
            case LONG, INTEGER -> value instanceof Number || value instanceof String text && text.length() == 1;
            case ENUM -> !(value instanceof String text) || choices.isEmpty() || choices.contains(text);
            case BOOLEAN, UNKNOWN -> true;
        };
    }
}
