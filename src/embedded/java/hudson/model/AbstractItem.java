package hudson.model;

import hudson.BulkChange;
import hudson.Util;
import hudson.XmlFile;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import jenkins.model.Jenkins;
import jenkins.model.Loadable;
import org.kohsuke.stapler.StaplerProxy;

/** What all items have in common: a name, a parent, a file. */
public abstract class AbstractItem extends Actionable implements Loadable, Item, AccessControlled, DescriptorByNameOwner, StaplerProxy {

    protected transient String name;
    protected volatile String description;
    protected String displayName;
    private transient ItemGroup parent;

    protected AbstractItem(ItemGroup parent, String name) {
        this.parent = parent;
        doSetName(name);
    }

    protected void doSetName(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDisplayName() {
        return displayName == null ? getName() : displayName;
    }

    public String getDisplayNameOrNull() {
        return displayName;
    }

    public void setDisplayName(String displayName) throws IOException {
        this.displayName = Util.fixEmptyAndTrim(displayName);
        save();
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) throws IOException {
        this.description = description;
        save();
    }

    @Override
    public File getRootDir() {
        return getParent().getRootDirFor(this);
    }

    @Override
    public ItemGroup getParent() {
        return parent;
    }

    @Override
    public final String getFullName() {
        String group = getParent().getFullName();
        return group.isEmpty() ? getName() : group + "/" + getName();
    }

    @Override
    public final String getFullDisplayName() {
        String group = getParent().getFullDisplayName();
        return group.isEmpty() ? getDisplayName() : group + " » " + getDisplayName();
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        this.parent = parent;
        doSetName(name);
    }

    @Override
    public void onCopiedFrom(Item src) {}

    @Override
    public final String getUrl() {
        return getParent().getUrl() + getShortUrl();
    }

    @Override
    public String getShortUrl() {
        String prefix = getParent().getUrlChildPrefix();
        String part = Util.rawEncode(getName());
        return prefix.equals(".") ? part + "/" : prefix + "/" + part + "/";
    }

    @Deprecated
    public final String getAbsoluteUrl() {
        return Jenkins.get().getRootUrl() + getUrl();
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    @Override
    public synchronized void save() throws IOException {
        if (BulkChange.contains(this)) {
            return;
        }
        getConfigFile().write(this);
    }

    @Override
    public void load() throws IOException {
        getConfigFile().unmarshal(this);
        onLoad(getParent(), getRootDir().getName());
    }

    public final XmlFile getConfigFile() {
        return Items.getConfigFile(this);
    }

    @Override
    public void delete() throws IOException, InterruptedException {
        checkPermission(Item.DELETE);
        performDelete();
        getParent().onDeleted(this);
        ItemListener.fireOnDeleted(this);
    }

    protected void performDelete() throws IOException, InterruptedException {
        Util.deleteRecursive(getRootDir());
    }

    @Override
    public abstract Collection<? extends Job> getAllJobs();

    /** Who may not even discover the item gets "not found". */
    @Override
    public Object getTarget() {
        if (!hasPermission(Item.DISCOVER)) {
            return null;
        }
        checkPermission(Item.READ);
        return this;
    }

    @Override
    public String toString() {
        return super.toString() + "[" + (parent == null ? name : getFullName()) + "]";
    }
}
