package hudson.security;

import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import java.util.List;
import jenkins.model.Jenkins;

/** The kind of object on which a permission makes sense. */
public final class PermissionScope {

    public static final PermissionScope JENKINS = new PermissionScope(Jenkins.class);
    public static final PermissionScope ITEM_GROUP = new PermissionScope(ItemGroup.class, JENKINS);
    public static final PermissionScope ITEM = new PermissionScope(Item.class, ITEM_GROUP);
    public static final PermissionScope RUN = new PermissionScope(Run.class, ITEM);
    public static final PermissionScope COMPUTER = new PermissionScope(Computer.class, JENKINS);

    public final Class<?> modelClass;
    private final List<PermissionScope> containers;

    public PermissionScope(Class<?> modelClass, PermissionScope... containers) {
        this.modelClass = modelClass;
        this.containers = List.of(containers);
    }

    /** Whether objects of this scope live in objects of the other; a scope contains itself. */
    public boolean isContainedBy(PermissionScope s) {
        return this == s || containers.stream().anyMatch(container -> container.isContainedBy(s));
    }
}
