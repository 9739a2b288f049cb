package hudson.security;

import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jvnet.localizer.Localizable;

/** Something that a person may be allowed to do; being allowed to do {@link #impliedBy} is enough. */
public final class Permission {

    public static final Comparator<Permission> ID_COMPARATOR = Comparator.comparing(Permission::getId);
    private static final List<Permission> ALL = new CopyOnWriteArrayList<>();

    /** The group of {@link #HUDSON_ADMINISTER}. */
    @Deprecated
    public static final PermissionGroup HUDSON_PERMISSIONS =
            new PermissionGroup(jenkins.model.Jenkins.class, Messages._PermissionGroup_Overall());

    /** The permission that implies every other. */
    @Deprecated
    public static final Permission HUDSON_ADMINISTER = new Permission(
            HUDSON_PERMISSIONS, "Administer", Messages._Permission_Administer(), null, PermissionScope.JENKINS);

    /** The same as {@link #HUDSON_ADMINISTER}, kept for the names that old plugins use. */
    @Deprecated
    public static final Permission FULL_CONTROL = HUDSON_ADMINISTER;

    public static final PermissionGroup GROUP = new PermissionGroup(Permission.class, Messages._PermissionGroup_Generic());
    public static final Permission READ = generic("GenericRead", Messages._Permission_Read());
    public static final Permission WRITE = generic("GenericWrite", Messages._Permission_Write());
    public static final Permission CREATE = generic("GenericCreate", Messages._Permission_Create(), WRITE);
    public static final Permission UPDATE = generic("GenericUpdate", Messages._Permission_Update(), WRITE);
    public static final Permission DELETE = generic("GenericDelete", Messages._Permission_Delete(), WRITE);
    public static final Permission CONFIGURE = generic("GenericConfigure", Messages._Permission_Configure(), UPDATE);

    public final Class owner;
    public final PermissionGroup group;
    public final String name;
    public final Localizable description;
    public final Permission impliedBy;
    public boolean enabled;
    private final Set<PermissionScope> scopes;

    public Permission(
            PermissionGroup group, String name, Localizable description, Permission impliedBy, boolean enable, PermissionScope[] scopes)
            throws IllegalStateException {
        if (!name.matches("[a-zA-Z][a-zA-Z0-9_]*")) {
            throw new IllegalStateException("a permission's name is a Java identifier, not '" + name + "'");
        }
        this.owner = group.owner;
        this.group = group;
        this.name = name;
        this.description = description;
        this.impliedBy = impliedBy;
        this.enabled = enable;
        this.scopes = Set.of(scopes);
        group.add(this);
        ALL.add(this);
    }

    public Permission(PermissionGroup group, String name, Localizable description, Permission impliedBy, PermissionScope scope) {
        this(group, name, description, impliedBy, true, new PermissionScope[] {scope});
    }

    private static Permission generic(String name, Localizable description) {
        return generic(name, description, HUDSON_ADMINISTER);
    }

    private static Permission generic(String name, Localizable description, Permission impliedBy) {
        return new Permission(GROUP, name, description, impliedBy, true, new PermissionScope[0]);
    }

    public boolean isContainedBy(PermissionScope s) {
        return scopes.stream().anyMatch(scope -> scope.isContainedBy(s));
    }

    /** The owner's class name, a dot, and the name. */
    public String getId() {
        return owner.getName() + "." + name;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Permission that && getId().equals(that.getId());
    }

    @Override
    public int hashCode() {
        return getId().hashCode();
    }

    public static Permission fromId(String id) {
        return ALL.stream().filter(permission -> permission.getId().equals(id)).findFirst().orElse(null);
    }

    @Override
    public String toString() {
        return "Permission[" + getId() + "]";
    }

    public void setEnabled(boolean enable) {
        enabled = enable;
    }

    public boolean getEnabled() {
        return enabled;
    }

    public static List<Permission> getAll() {
        return List.copyOf(ALL);
    }
}
