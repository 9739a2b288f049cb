package io.jenkins.plugins.kubesphere.embedded.cluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.StoreEvent.Change;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Objects with one revision counter over all of them, as etcd gives it. All methods are safe for many threads; nodes given out are never changed by
 * the store and must not be changed by the caller.
 */
public final class ObjectStore implements Closeable {
    private static final int HISTORY = 2000;
    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::group)
            .thenComparing(ObjectKey::plural).thenComparing(ObjectKey::namespace).thenComparing(ObjectKey::name);

    private final TreeMap<ObjectKey, ObjectNode> objects = new TreeMap<>(ORDER);
    private final Deque<StoreEvent> history = new ArrayDeque<>();
    private final List<Consumer<StoreEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Journal journal;
    private long revision = 100;

    /** @param directory where changes are kept, or null for memory only */
    public ObjectStore(Path directory) throws IOException {
        if (directory == null) {
            journal = null;
        } else {
            journal = new Journal(directory);
            revision = Math.max(revision, journal.load(objects));
            journal.compact(objects, revision);
        }
    }

    public synchronized long revision() {
        return revision;
    }

    public synchronized Optional<ObjectNode> get(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** The objects of a type, of one namespace or (with an empty name) of all, in the order of their names. */
    public synchronized List<ObjectNode> list(ResourceType type, String namespace) {
        List<ObjectNode> found = new ArrayList<>();
        ObjectKey from = new ObjectKey(type.group(), type.plural(), namespace, "");
        for (Map.Entry<ObjectKey, ObjectNode> entry : objects.tailMap(from, true).entrySet()) {
            ObjectKey key = entry.getKey();
            if (!key.isOf(type) || !namespace.isEmpty() && !key.namespace().equals(namespace)) {
                break;
            }
            found.add(entry.getValue());
        }
        return found;
    }

    /** Every object, for the removal of dependents. */
    public synchronized List<Map.Entry<ObjectKey, ObjectNode>> all() {
        List<Map.Entry<ObjectKey, ObjectNode>> all = new ArrayList<>();
        objects.forEach((key, object) -> all.add(Map.entry(key, object)));
        return all;
    }

    /**
     * Puts {@code next} in the place of {@code expected} (null: there must be nothing yet) and gives it the next resource version.
     *
     * @return the object as stored, or empty when somebody else was faster
     */
    public synchronized Optional<ObjectNode> replace(ObjectKey key, ObjectNode expected, ObjectNode next) {
        ObjectNode present = objects.get(key);
        if (present != expected) {
            return Optional.empty();
        }
        ObjectNode stored = next.deepCopy();
        record(present == null ? Change.ADDED : Change.MODIFIED, key, present, stored);
        return Optional.of(stored);
    }

    /** @return the last state, or empty when {@code expected} is no longer what is stored */
    public synchronized Optional<ObjectNode> remove(ObjectKey key, ObjectNode expected) {
        ObjectNode present = objects.get(key);
        if (present == null || present != expected) {
            return Optional.empty();
        }
        ObjectNode last = present.deepCopy();
        record(Change.DELETED, key, present, last);
        return Optional.of(last);
    }

    private void record(Change change, ObjectKey key, ObjectNode before, ObjectNode object) {
        long next = revision + 1;
        object.withObject("/metadata").put("resourceVersion", Long.toString(next));
        if (journal != null) {
            try {
                journal.append(next, key, change == Change.DELETED ? null : object);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the journal of the simulated cluster", e);
            }
        }
        revision = next;
        if (change == Change.DELETED) {
            objects.remove(key);
        } else {
            objects.put(key, object);
        }
        StoreEvent event = new StoreEvent(next, change, key, before, object);
        history.addLast(event);
        if (history.size() > HISTORY) {
            history.removeFirst();
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    /**
     * Calls {@code listener} with every event after {@code since}, in order, from now on without a gap. It is called under the store's lock and must
     * return at once.
     *
     * @return false when the history no longer reaches back that far (410 Gone on the wire); the listener is then not registered
     */
    public synchronized boolean follow(long since, Consumer<StoreEvent> listener) {
        Objects.requireNonNull(listener);
        long oldest = history.isEmpty() ? revision : history.peekFirst().revision() - 1;
        if (since < oldest) {
            return false;
        }
        history.stream().filter(event -> event.revision() > since).forEach(listener);
        listeners.add(listener);
        return true;
    }

    public void unfollow(Consumer<StoreEvent> listener) {
        listeners.remove(listener);
    }

    @Override
    public synchronized void close() throws IOException {
        listeners.clear();
        if (journal != null) {
            journal.close();
        }
    }
}
