package io.jenkins.plugins.kubesphere.embedded.cps;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** Iterators and views of collections that can be written to disk in the middle of a loop; Java's own cannot. A Groovy category. */
public final class WritableIteration {

    private WritableIteration() {
    }

    /** Goes through a copy, so that the loop's body may change the list. */
    public static <T> Iterator<T> iterator(List<T> list) {
        return new Steps<>(new ArrayList<>(list));
    }

    /** Goes through a copy. */
    public static <T> Iterator<T> iterator(Collection<T> collection) {
        return new Steps<>(new ArrayList<>(collection));
    }

    /** Goes through the elements of an array. */
    public static <T> Iterator<T> iterator(T[] array) {
        return new Steps<>(new ArrayList<>(Arrays.asList(array)));
    }

    /** Goes through the entries of a map. */
    public static <K, V> Iterator<Map.Entry<K, V>> iterator(Map<K, V> map) {
        return new Steps<>(new ArrayList<>(entrySet(map)));
    }

    /** A copy of the entries. */
    public static <K, V> Collection<Map.Entry<K, V>> entrySet(Map<K, V> map) {
        Set<Map.Entry<K, V>> entries = new LinkedHashSet<>();
        map.forEach((key, value) -> entries.add(new AbstractMap.SimpleImmutableEntry<>(key, value)));
        return entries;
    }

    /** A copy of the keys. */
    public static <K, V> Set<K> keySet(Map<K, V> map) {
        return new LinkedHashSet<>(map.keySet());
    }

    /** A copy of the values. */
    public static <K, V> Collection<V> values(Map<K, V> map) {
        return new ArrayList<>(map.values());
    }

    private static final class Steps<T> implements Iterator<T>, Serializable {
        private static final long serialVersionUID = 1L;
        private final ArrayList<T> elements;
        private int next;

        Steps(ArrayList<T> elements) {
            this.elements = elements;
        }

        @Override
        public boolean hasNext() {
            return next < elements.size();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return elements.get(next++);
        }
    }
}
