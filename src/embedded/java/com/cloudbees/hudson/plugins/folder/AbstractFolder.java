package com.cloudbees.hudson.plugins.folder;

import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Items;
import hudson.model.Job;
import hudson.model.TopLevelItem;
import hudson.util.DescribableList;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** A group of items that is an item itself, with settings. Pages for it are not drawn here. */
public abstract class AbstractFolder<I extends TopLevelItem> extends AbstractItem implements TopLevelItem, ItemGroup<I> {
    protected transient Map<String, I> items;
    private DescribableList<AbstractFolderProperty<?>, AbstractFolderPropertyDescriptor> properties;

    protected AbstractFolder(ItemGroup parent, String name) {
        super(parent, name);
        init();
    }

    /** Makes what is not read from disk. */
    protected void init() {
        items = new ConcurrentSkipListMap<>();
        if (properties == null) {
            properties = new DescribableList<>(this);
        } else {
            properties.setOwner(this);
        }
        properties.forEach(this::own);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private void own(AbstractFolderProperty property) {
        property.setOwner(this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        init();
        File[] directories = getJobsDir().listFiles(File::isDirectory);
        for (File directory : directories == null ? new File[0] : directories) {
            I item = (I) Items.load(this, directory);
            items.put(item.getName(), item);
        }
    }

    public DescribableList<AbstractFolderProperty<?>, AbstractFolderPropertyDescriptor> getProperties() {
        return properties;
    }

    public void addProperty(AbstractFolderProperty<?> p) throws IOException {
        own(p);
        properties.add(p);
    }

    protected File getJobsDir() {
        return new File(getRootDir(), "jobs");
    }

    @Override
    public File getRootDirFor(I child) {
        return new File(getJobsDir(), child.getName());
    }

    @Override
    public Collection<I> getItems() {
        return items.values().stream().filter(item -> item.hasPermission(Item.READ)).toList();
    }

    @Override
    public I getItem(String name) throws AccessDeniedException {
        I item = items.get(name);
        return item == null || item.hasPermission(Item.READ) ? item : null;
    }

    @Override
    public void onDeleted(I item) throws IOException {
        items.remove(item.getName());
    }

    @Override
    public String getUrlChildPrefix() {
        return "job";
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Collection<? extends Job> getAllJobs() {
        return List.copyOf(Items.getAllItems(this, Job.class));
    }

    @Override
    public AbstractFolderDescriptor getDescriptor() {
        return (AbstractFolderDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }
}
