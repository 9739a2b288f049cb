package io.jenkins.plugins.kubesphere.embedded.cps;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the blocks around a step have put into its context; immutable, inner blocks first. */
final class ContextVariables implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ContextVariables outer;
    private final List<Object> values;

    ContextVariables(ContextVariables outer, List<Object> values) {
        this.outer = outer;
        this.values = new ArrayList<>(values);
    }

    static ContextVariables inside(ContextVariables outer, List<Object> values) {
        return values.isEmpty() && outer != null ? outer : new ContextVariables(outer, values);
    }

    /** The innermost object for which the question has an answer. */
    <T> T first(Function<Object, T> question) {
        for (ContextVariables level = this; level != null; level = level.outer) {
            for (int i = level.values.size() - 1; i >= 0; i--) {
                T answer = question.apply(level.values.get(i));
                if (answer != null) {
                    return answer;
                }
            }
        }
        return null;
    }

    <T> T get(Class<T> type) {
        return first(value -> type.isInstance(value) ? type.cast(value) : null);
    }
}
