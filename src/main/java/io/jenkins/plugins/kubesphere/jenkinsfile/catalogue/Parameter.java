package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

import java.util.List;

/**
 * One parameter of a step or another type.
 *
 * @param name as it is written in a Jenkinsfile
 * @param label for a form
 * @param required whether the type cannot be made without it
 * @param kind the control that fits
 * @param type what Jenkins converts a constant to
 * @param choices the values of a choice, else empty
 * @param defaultValue a string, number or boolean; null when there is none or nobody knows it
 * @param credentials which kinds of credentials fit, by the names of their bindings; {@code any} for all
 * @param of which types it is made of: the kind of nested ones, or {@code parameters}; empty when nothing is known
 */
public record Parameter(String name, Words label, boolean required, Kind kind, ValueType type, List<String> choices, Object defaultValue,
                        List<String> credentials, String of) {

    public Parameter {
        choices = List.copyOf(choices);
        credentials = List.copyOf(credentials);
    }
}
