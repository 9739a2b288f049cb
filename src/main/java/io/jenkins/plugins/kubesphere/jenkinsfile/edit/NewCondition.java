package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import java.util.List;

/**
 * A condition of a stage that an edit writes.
 *
 * @param conditions within it; null where it has no block
 * @param code of {@code expression}; else null
 * @param text Groovy to be written as it stands, instead of everything else; else null
 */
public record NewCondition(String name, List<NewArgument> arguments, List<NewCondition> conditions, String code, String text) {
    public NewCondition {
        arguments = List.copyOf(arguments);
        conditions = conditions == null ? null : List.copyOf(conditions);
    }
}
