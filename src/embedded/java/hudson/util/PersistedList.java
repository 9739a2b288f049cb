package hudson.util;

import hudson.model.Saveable;
import java.io.IOException;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** A list whose owner is saved at each change. */
public class PersistedList<T> extends AbstractList<T> {

    protected final CopyOnWriteList<T> data = new CopyOnWriteList<>();
    protected Saveable owner = Saveable.NOOP;

    protected PersistedList() {}

    protected PersistedList(Collection<? extends T> initialList) {
        data.addAll(initialList);
    }

    public PersistedList(Saveable owner) {
        setOwner(owner);
    }

    public void setOwner(Saveable owner) {
        this.owner = owner;
    }

    protected void onModified() throws IOException {
        owner.save();
    }

    private void modified() {
        try {
            onModified();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public boolean add(T item) {
        data.add(item);
        modified();
        return true;
    }

    @Override
    public boolean addAll(Collection<? extends T> items) {
        data.addAll(items);
        modified();
        return !items.isEmpty();
    }

    @Override
    public T get(int index) {
        return data.get(index);
    }

    public <U extends T> U get(Class<U> type) {
        for (T item : data) {
            if (type.isInstance(item)) {
                return type.cast(item);
            }
        }
        return null;
    }

    public <U extends T> List<U> getAll(Class<U> type) {
        return hudson.Util.filter(data, type);
    }

    public void replaceBy(Collection<? extends T> col) throws IOException {
        data.replaceBy(col);
        onModified();
    }

    public void replace(T from, T to) throws IOException {
        List<T> copy = new java.util.ArrayList<>(data.getView());
        copy.replaceAll(item -> item.equals(from) ? to : item);
        replaceBy(copy);
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean remove(Object o) {
        boolean removed = data.remove((T) o);
        if (removed) {
            modified();
        }
        return removed;
    }

    public <U extends T> void remove(Class<U> type) throws IOException {
        T found = get(type);
        if (found != null) {
            data.remove(found);
            onModified();
        }
    }

    public void removeAll(Class<? extends T> type) throws IOException {
        for (T item : getAll(type)) {
            data.remove(item);
        }
        onModified();
    }

    @Override
    public void clear() {
        data.clear();
    }

    @Override
    public Iterator<T> iterator() {
        return data.iterator();
    }

    @Override
    public int size() {
        return data.size();
    }

    @Override
    public boolean isEmpty() {
        return data.isEmpty();
    }

    @Override
    public boolean contains(Object item) {
        return data.contains(item);
    }

    public List<T> toList() {
        return data.getView();
    }

    public void addAllTo(Collection<? super T> dst) {
        data.addAllTo(dst);
    }

    @Override
    public String toString() {
        return data.toString();
    }
}
