package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import java.util.List;

/**
 * A step that an edit writes.
 *
 * @param steps of its block; null where it has none
 * @param code of its block, as in {@code script}; null where it has none
 * @param text Groovy to be written as it stands, instead of everything else; else null
 */
public record NewStep(String name, List<NewArgument> arguments, List<NewStep> steps, String code, String text) {
    public NewStep {
        arguments = List.copyOf(arguments);
        steps = steps == null ? null : List.copyOf(steps);
    }
}
