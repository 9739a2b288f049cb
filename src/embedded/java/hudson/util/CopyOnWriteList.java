package hudson.util;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A list that is read much and changed rarely. */
public class CopyOnWriteList<E> implements Iterable<E> {

    private final CopyOnWriteArrayList<E> core;

    public CopyOnWriteList(List<E> core) {
        this.core = new CopyOnWriteArrayList<>(core);
    }

    public CopyOnWriteList() {
        core = new CopyOnWriteArrayList<>();
    }

    public void add(E e) {
        core.add(e);
    }

    public void addAll(Collection<? extends E> items) {
        core.addAll(items);
    }

    public boolean remove(E e) {
        return core.remove(e);
    }

    @Override
    public Iterator<E> iterator() {
        return core.iterator();
    }

    public void replaceBy(CopyOnWriteList<? extends E> that) {
        replaceBy(that.core);
    }

    public void replaceBy(Collection<? extends E> that) {
        List<E> copy = List.copyOf(that);
        synchronized (core) {
            core.clear();
            core.addAll(copy);
        }
    }

    public void replaceBy(E... that) {
        replaceBy(Arrays.asList(that));
    }

    public void clear() {
        core.clear();
    }

    public <E> E[] toArray(E[] array) {
        return core.toArray(array);
    }

    public List<E> getView() {
        return java.util.Collections.unmodifiableList(core);
    }

    public void addAllTo(Collection<? super E> dst) {
        dst.addAll(core);
    }

    public E get(int index) {
        return core.get(index);
    }

    public boolean isEmpty() {
        return core.isEmpty();
    }

    public int size() {
        return core.size();
    }

    public boolean contains(Object item) {
        return core.contains(item);
    }

    @Override
    public String toString() {
        return core.toString();
    }
}
