package io.jenkins.plugins.kubesphere.embedded.store;

import hudson.model.Saveable;
import hudson.util.PersistedList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Fills a list while it is read from disk: its owner must not be saved by that. */
final class ListOwner {

    private ListOwner() {}

    @SuppressWarnings("unchecked")
    static void fill(PersistedList<?> list, List<Object> elements) {
        list.setOwner(Saveable.NOOP);
        try {
            ((PersistedList<Object>) list).replaceBy(elements);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
