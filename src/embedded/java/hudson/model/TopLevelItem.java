package hudson.model;

import hudson.ExtensionPoint;

/** An item that can be created by itself. */
public interface TopLevelItem extends Item, ExtensionPoint, Describable<TopLevelItem> {
    @Override
    TopLevelItemDescriptor getDescriptor();
}
