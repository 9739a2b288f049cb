package io.jenkins.plugins.kubesphere.embedded;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import jenkins.model.Jenkins;

/**
 * How an embedded controller is set up.
 *
 * @param home the directory that holds everything it keeps; created when absent
 * @param executors how many builds can use the local agent at once
 * @param labels labels of the local agent from the start
 * @param anyLabel whether the local agent takes on each label that a pipeline asks for
 * @param rootUrl where the controller is reached, with a slash at the end; null for nowhere
 * @param beforeItems called when extensions can be added, before jobs are read
 */
public record EmbeddedOptions(
        Path home, int executors, Set<String> labels, boolean anyLabel, String rootUrl, Consumer<Jenkins> beforeItems) {

    private static final int EXECUTORS = 8;

    public EmbeddedOptions {
        labels = Set.copyOf(labels);
        if (executors < 1) {
            throw new IllegalArgumentException("an embedded controller needs at least one executor, not " + executors);
        }
    }

    /** A home with what most want: eight executors, any label. */
    public static EmbeddedOptions home(Path home) {
        return new EmbeddedOptions(home, EXECUTORS, Set.of(), true, null, jenkins -> {});
    }

    public EmbeddedOptions withExecutors(int number) {
        return new EmbeddedOptions(home, number, labels, anyLabel, rootUrl, beforeItems);
    }

    /** The local agent has these labels and no others. */
    public EmbeddedOptions withLabels(Set<String> only) {
        return new EmbeddedOptions(home, executors, only, false, rootUrl, beforeItems);
    }

    public EmbeddedOptions withRootUrl(String url) {
        return new EmbeddedOptions(home, executors, labels, anyLabel, url, beforeItems);
    }

    public EmbeddedOptions withBeforeItems(Consumer<Jenkins> action) {
        return new EmbeddedOptions(home, executors, labels, anyLabel, rootUrl, action);
    }
}
