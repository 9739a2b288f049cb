package hudson.model;

import hudson.ExtensionList;

/** What there is to know about a kind of top-level item. */
public abstract class TopLevelItemDescriptor extends Descriptor<TopLevelItem> {

    protected TopLevelItemDescriptor(Class<? extends TopLevelItem> clazz) {
        super(clazz);
    }

    protected TopLevelItemDescriptor() {}

    public boolean isApplicable(Descriptor descriptor) {
        return true;
    }

    @Override
    public String getDisplayName() {
        return super.getDisplayName();
    }

    public boolean testInstance(TopLevelItem i) {
        return clazz.isInstance(i);
    }

    /** A new item, not yet saved. */
    public abstract TopLevelItem newInstance(ItemGroup parent, String name);

    public static ExtensionList<TopLevelItemDescriptor> all() {
        return ExtensionList.lookup(TopLevelItemDescriptor.class);
    }
}
