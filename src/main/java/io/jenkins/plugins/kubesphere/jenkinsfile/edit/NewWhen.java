package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import java.util.List;
import java.util.Map;

/**
 * The conditions of a stage that an edit writes.
 *
 * @param flags {@code beforeAgent}, … as far as they are given
 */
public record NewWhen(List<NewCondition> conditions, Map<String, Boolean> flags) {
    /** The names of the flags, in the order in which they are written. */
    public static final List<String> FLAGS = List.of("beforeAgent", "beforeInput", "beforeOptions");

    public NewWhen {
        conditions = List.copyOf(conditions);
        flags = Map.copyOf(flags);
    }
}
