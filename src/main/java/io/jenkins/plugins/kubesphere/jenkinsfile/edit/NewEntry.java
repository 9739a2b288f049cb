package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import java.util.List;

/**
 * A line of a section that an edit writes.
 *
 * @param value of an environment variable or tool; else null
 * @param arguments of a call; null where a value is given
 * @param text Groovy to be written as it stands, instead of everything else; else null
 */
public record NewEntry(String name, NewValue value, List<NewArgument> arguments, String text) {
    public NewEntry {
        arguments = arguments == null ? null : List.copyOf(arguments);
    }
}
