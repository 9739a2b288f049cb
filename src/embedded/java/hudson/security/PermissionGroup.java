package hudson.security;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jvnet.localizer.Localizable;

/** The permissions that one class declares. */
public final class PermissionGroup implements Iterable<Permission>, Comparable<PermissionGroup> {

    private static final SortedSet<PermissionGroup> ALL = new TreeSet<>();

    public final Class owner;
    public final Localizable title;
    private final String id;
    private final SortedSet<Permission> permissions = new TreeSet<>(Permission.ID_COMPARATOR);

    public PermissionGroup(Class owner, Localizable title) throws IllegalStateException {
        this(null, owner, title);
    }

    public PermissionGroup(String id, Class owner, Localizable title) throws IllegalStateException {
        this.owner = owner;
        this.title = title;
        this.id = id;
        synchronized (PermissionGroup.class) {
            if (!ALL.add(this)) {
                throw new IllegalStateException("there is a permission group of " + owner.getName() + " already");
            }
        }
    }

    public String getId() {
        return id == null ? owner.getName() : id;
    }

    public String getOwnerClassName() {
        return owner.getName();
    }

    @Override
    public Iterator<Permission> iterator() {
        return getPermissions().iterator();
    }

    synchronized void add(Permission permission) {
        if (!permissions.add(permission)) {
            throw new IllegalStateException("there is a permission " + permission.getId() + " already");
        }
    }

    public synchronized List<Permission> getPermissions() {
        return List.copyOf(permissions);
    }

    public synchronized boolean hasPermissionContainedBy(PermissionScope scope) {
        return permissions.stream().anyMatch(permission -> permission.isContainedBy(scope));
    }

    public synchronized Permission find(String name) {
        return permissions.stream().filter(permission -> permission.name.equals(name)).findFirst().orElse(null);
    }

    public synchronized int size() {
        return permissions.size();
    }

    @Override
    public int compareTo(PermissionGroup that) {
        return getOwnerClassName().compareTo(that.getOwnerClassName());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PermissionGroup that && getOwnerClassName().equals(that.getOwnerClassName());
    }

    @Override
    public int hashCode() {
        return getOwnerClassName().hashCode();
    }

    @Override
    public String toString() {
        return "PermissionGroup[" + getOwnerClassName() + "]";
    }

    public static synchronized List<PermissionGroup> getAll() {
        return List.copyOf(ALL);
    }

    public static synchronized PermissionGroup get(Class owner) {
        for (PermissionGroup group : ALL) {
            if (group.owner == owner) {
                return group;
            }
        }
        return null;
    }
}
