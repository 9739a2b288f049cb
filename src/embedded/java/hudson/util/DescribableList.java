package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.io.IOException;
import java.util.Collection;

/** A persisted list of describables, usually one of each kind. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends PersistedList<T> {

    protected DescribableList() {}

    public DescribableList(Saveable owner) {
        setOwner(owner);
    }

    public DescribableList(Saveable owner, Collection<? extends T> initialList) {
        super(initialList);
        setOwner(owner);
    }

    public T get(D descriptor) {
        for (T item : data) {
            if (item.getDescriptor() == descriptor) {
                return item;
            }
        }
        return null;
    }

    @Override
    public <U extends T> U get(Class<U> type) {
        return super.get(type);
    }

    public boolean contains(D d) {
        return get(d) != null;
    }

    public void remove(D descriptor) throws IOException {
        T found = get(descriptor);
        if (found != null) {
            data.remove(found);
            onModified();
        }
    }

    /** Puts the item in the place of the one of the same descriptor, or at the end. */
    public void replace(T item) throws IOException {
        for (T present : toList()) {
            if (present.getDescriptor() == item.getDescriptor()) {
                data.remove(present);
            }
        }
        data.add(item);
        onModified();
    }
}
