package hudson.model;

import hudson.Functions;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import io.jenkins.plugins.kubesphere.embedded.ItemNames;
import java.io.IOException;
import java.util.Collection;
import jenkins.model.FullyNamed;
import jenkins.model.FullyNamedModelObject;
import jenkins.model.Named;
import jenkins.util.io.OnMaster;

/** A job or a folder. */
public interface Item extends PersistenceRoot, FullyNamedModelObject, FullyNamed, Named, AccessControlled, OnMaster {

    PermissionGroup PERMISSIONS = new PermissionGroup(Item.class, Messages._PermissionGroup_Item());
    Permission CREATE = new Permission(PERMISSIONS, "Create", Messages._Permission_Create(), Permission.CREATE, PermissionScope.ITEM_GROUP);
    Permission DELETE = new Permission(PERMISSIONS, "Delete", Messages._Permission_Delete(), Permission.DELETE, PermissionScope.ITEM);
    Permission CONFIGURE =
            new Permission(PERMISSIONS, "Configure", Messages._Permission_Configure(), Permission.CONFIGURE, PermissionScope.ITEM);
    Permission READ = new Permission(PERMISSIONS, "Read", Messages._Permission_Read(), Permission.READ, PermissionScope.ITEM);
    Permission DISCOVER = new Permission(PERMISSIONS, "Discover", Messages._Permission_Discover(), READ, PermissionScope.ITEM);
    Permission EXTENDED_READ =
            new Permission(PERMISSIONS, "ExtendedRead", Messages._Permission_ExtendedRead(), CONFIGURE, PermissionScope.ITEM);
    Permission BUILD = new Permission(PERMISSIONS, "Build", Messages._Permission_Build(), Permission.UPDATE, PermissionScope.ITEM);
    Permission WORKSPACE = new Permission(PERMISSIONS, "Workspace", Messages._Permission_Workspace(), Permission.READ, PermissionScope.ITEM);
    Permission CANCEL = new Permission(PERMISSIONS, "Cancel", Messages._Permission_Cancel(), Permission.UPDATE, PermissionScope.ITEM);

    ItemGroup<? extends Item> getParent();

    Collection<? extends Job> getAllJobs();

    @Override
    String getName();

    /** The names of all parents and this, joined by slashes. */
    @Override
    String getFullName();

    @Override
    String getDisplayName();

    @Override
    String getFullDisplayName();

    default String getRelativeNameFrom(ItemGroup g) {
        return ItemNames.relative(getFullName(), g.getFullName());
    }

    default String getRelativeNameFrom(Item item) {
        return getRelativeNameFrom(item.getParent());
    }

    /** The path below the controller's URL, with a slash at the end and none at the start. */
    String getUrl();

    /** The path below the parent's URL. */
    String getShortUrl();

    /** Called when the item has been read from disk. */
    void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException;

    void onCopiedFrom(Item src);

    default void onCreatedFromScratch() {}

    @Override
    void save() throws IOException;

    void delete() throws IOException, InterruptedException;
}
