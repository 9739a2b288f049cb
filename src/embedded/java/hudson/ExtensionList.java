package hudson;

import hudson.model.Descriptor;
import io.jenkins.plugins.kubesphere.embedded.extension.Extensions;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;
import jenkins.util.io.OnMaster;

/** All extensions of a type, higher ordinals first; found when first asked for. */
public class ExtensionList<T> extends AbstractList<T> implements OnMaster {

    public final Jenkins jenkins;
    public final Class<T> extensionType;
    private volatile List<ExtensionComponent<T>> extensions;
    private final List<ExtensionComponent<T>> added = new CopyOnWriteArrayList<>();

    protected ExtensionList(Jenkins jenkins, Class<T> extensionType) {
        this.jenkins = jenkins;
        this.extensionType = extensionType;
    }

    public static <T> ExtensionList<T> create(Jenkins jenkins, Class<T> type) {
        return new ExtensionList<>(jenkins, type);
    }

    /** The extensions of the type; none on an agent. */
    public static <T> ExtensionList<T> lookup(Class<T> type) {
        Jenkins j = Jenkins.getInstanceOrNull();
        return j == null ? create(null, type) : j.getExtensionList(type);
    }

    public static <U> U lookupSingleton(Class<U> type) {
        ExtensionList<U> all = lookup(type);
        if (all.size() != 1) {
            throw new IllegalStateException("Expected 1 instance of " + type.getName() + " but got " + all.size());
        }
        return all.get(0);
    }

    public static <U> U lookupFirst(Class<U> type) {
        ExtensionList<U> all = lookup(type);
        if (all.isEmpty()) {
            throw new IllegalStateException("Expected at least 1 instance of " + type.getName() + " but got 0");
        }
        return all.get(0);
    }

    private List<ExtensionComponent<T>> loaded() {
        List<ExtensionComponent<T>> known = extensions;
        if (known == null) {
            List<ExtensionComponent<T>> found = jenkins == null ? List.of() : load();
            synchronized (this) {
                if (extensions == null) {
                    extensions = found;
                }
                known = extensions;
            }
        }
        if (added.isEmpty()) {
            return known;
        }
        List<ExtensionComponent<T>> all = new ArrayList<>(known);
        all.addAll(added);
        return sort(all);
    }

    protected List<ExtensionComponent<T>> load() {
        return Extensions.of(jenkins).find(extensionType);
    }

    protected List<ExtensionComponent<T>> sort(List<ExtensionComponent<T>> r) {
        List<ExtensionComponent<T>> sorted = new ArrayList<>(r);
        Collections.sort(sorted);
        return sorted;
    }

    @Override
    public Iterator<T> iterator() {
        return loaded().stream().map(ExtensionComponent::getInstance).iterator();
    }

    public List<ExtensionComponent<T>> getComponents() {
        return Collections.unmodifiableList(loaded());
    }

    @Override
    public T get(int index) {
        return loaded().get(index).getInstance();
    }

    @Override
    public int size() {
        return loaded().size();
    }

    /** The extension of exactly this class, or null. */
    public <U extends T> U get(Class<U> type) {
        for (T extension : this) {
            if (extension.getClass() == type) {
                return type.cast(extension);
            }
        }
        return null;
    }

    public <U extends T> U getInstance(Class<U> type) throws IllegalStateException {
        U found = get(type);
        if (found == null) {
            throw new IllegalStateException("Could not find " + type.getName() + " in " + this);
        }
        return found;
    }

    public T getDynamic(String className) {
        for (T extension : this) {
            if (extension.getClass().getName().equals(className)) {
                return extension;
            }
        }
        return null;
    }

    /** Adds an extension by hand, until the controller stops. */
    @Override
    public void add(int index, T t) {
        added.add(new ExtensionComponent<>(t));
    }

    @Override
    public boolean remove(Object o) {
        return added.removeIf(component -> component.getInstance() == o);
    }

    @Override
    public final T remove(int index) {
        T extension = get(index);
        if (!remove((Object) extension)) {
            throw new IllegalArgumentException(extension + " was not added by hand");
        }
        return extension;
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        boolean changed = false;
        for (Object extension : c) {
            changed |= remove(extension);
        }
        return changed;
    }

    public List<T> reverseView() {
        List<T> reversed = new ArrayList<>(this);
        Collections.reverse(reversed);
        return reversed;
    }

    static boolean describes(Descriptor<?> descriptor, Class<?> type) {
        return descriptor.getT() == type;
    }
}
