package jenkins.model.lazy;

import java.io.File;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Builds by number, newest first; each is read when first asked for, and forgotten when memory is short and nobody holds it. */
public abstract class AbstractLazyLoadRunMap<R> extends AbstractMap<Integer, R> implements SortedMap<Integer, R> {

    private static final Logger LOGGER = Logger.getLogger(AbstractLazyLoadRunMap.class.getName());

    /** Which build to take when there is none of the number. */
    public enum Direction {
        ASC,
        DESC,
        EXACT
    }

    private final NavigableMap<Integer, Reference<R>> builds = new TreeMap<>(Comparator.reverseOrder());
    protected File dir;

    protected AbstractLazyLoadRunMap() {}

    protected abstract Class<R> getBuildClass();

    protected abstract int getNumberOf(R r);

    protected String getIdOf(R r) {
        return Integer.toString(getNumberOf(r));
    }

    /** Reads a build from its directory. */
    protected abstract R retrieve(File dir) throws IOException;

    /** Lists the builds of a directory; none is read by that. */
    protected synchronized void initBaseDir(File dir) {
        this.dir = dir;
        builds.clear();
        File[] children = dir.listFiles(child -> child.isDirectory() && child.getName().matches("\\d{1,9}"));
        for (File child : children == null ? new File[0] : children) {
            builds.put(Integer.parseInt(child.getName()), new SoftReference<>(null));
        }
    }

    public synchronized R getByNumber(int n) {
        Reference<R> reference = builds.get(n);
        if (reference == null) {
            return null;
        }
        R build = reference.get();
        if (build == null) {
            build = read(n);
            if (build == null) {
                builds.remove(n);
            } else {
                builds.put(n, new SoftReference<>(build));
            }
        }
        return build;
    }

    private R read(int n) {
        try {
            return retrieve(new File(dir, Integer.toString(n)));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Cannot read the build " + new File(dir, Integer.toString(n)), e);
            return null;
        }
    }

    public R getById(String id) {
        return id.matches("\\d{1,9}") ? getByNumber(Integer.parseInt(id)) : null;
    }

    public R get(int n) {
        return getByNumber(n);
    }

    @Override
    public R get(Object key) {
        return key instanceof Integer number ? getByNumber(number) : null;
    }

    @Override
    public synchronized boolean containsKey(Object key) {
        return key instanceof Integer && builds.containsKey(key);
    }

    @Override
    public synchronized boolean isEmpty() {
        return builds.isEmpty();
    }

    protected synchronized R _put(R r) {
        Reference<R> before = builds.put(getNumberOf(r), new SoftReference<>(r));
        return before == null ? null : before.get();
    }

    public R put(R value) {
        return _put(value);
    }

    @Override
    public R put(Integer key, R value) {
        if (getNumberOf(value) != key) {
            throw new IllegalArgumentException("build " + getNumberOf(value) + " cannot be put as " + key);
        }
        return _put(value);
    }

    public synchronized boolean removeValue(R run) {
        return builds.remove(getNumberOf(run)) != null;
    }

    public synchronized boolean runExists(int number) {
        return builds.containsKey(number);
    }

    public R newestBuild() {
        return first(true);
    }

    public R oldestBuild() {
        return first(false);
    }

    private synchronized R first(boolean newest) {
        while (!builds.isEmpty()) {
            R build = getByNumber(newest ? builds.firstKey() : builds.lastKey());
            if (build != null) {
                return build;
            }
        }
        return null;
    }

    /** The build of the number, or the nearest in the direction. */
    public synchronized R search(int n, Direction d) {
        Integer number = n;
        while (number != null) {
            R build = getByNumber(number);
            if (build != null || d == Direction.EXACT) {
                return build;
            }
            number = d == Direction.ASC ? builds.lowerKey(number) : builds.higherKey(number);
        }
        return null;
    }

    /** Forgets all builds; they are read again when asked for. */
    public synchronized void purgeCache() {
        initBaseDir(dir);
    }

    @Override
    public Comparator<? super Integer> comparator() {
        return Comparator.reverseOrder();
    }

    @Override
    public synchronized Integer firstKey() {
        return builds.firstKey();
    }

    @Override
    public synchronized Integer lastKey() {
        return builds.lastKey();
    }

    private synchronized SortedMap<Integer, R> loaded(SortedMap<Integer, Reference<R>> part) {
        TreeMap<Integer, R> values = new TreeMap<>(Comparator.reverseOrder());
        for (Integer number : java.util.List.copyOf(part.keySet())) {
            R build = getByNumber(number);
            if (build != null) {
                values.put(number, build);
            }
        }
        return Collections.unmodifiableSortedMap(values);
    }

    @Override
    public SortedMap<Integer, R> subMap(Integer fromKey, Integer toKey) {
        return loaded(builds.subMap(fromKey, toKey));
    }

    @Override
    public SortedMap<Integer, R> headMap(Integer toKey) {
        return loaded(builds.headMap(toKey));
    }

    @Override
    public SortedMap<Integer, R> tailMap(Integer fromKey) {
        return loaded(builds.tailMap(fromKey));
    }

    @Override
    public Set<Entry<Integer, R>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                synchronized (AbstractLazyLoadRunMap.this) {
                    return builds.size();
                }
            }

            @Override
            public Iterator<Entry<Integer, R>> iterator() {
                return new LoadingIterator(newestBuild());
            }
        };
    }

    /** Reads one build after another, so that looking at the newest few reads no more. */
    private final class LoadingIterator implements Iterator<Map.Entry<Integer, R>> {
        private R next;

        LoadingIterator(R first) {
            next = first;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Map.Entry<Integer, R> next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            R current = next;
            int number = getNumberOf(current);
            next = number == 0 ? null : search(number - 1, Direction.DESC);
            return Map.entry(number, current);
        }
    }

    @Override
    public boolean equals(Object o) {
        return o == this;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
