package com.cloudbees.hudson.plugins.folder;

import hudson.model.TopLevelItemDescriptor;

/** What there is to know about a kind of folder. */
public abstract class AbstractFolderDescriptor extends TopLevelItemDescriptor {
    protected AbstractFolderDescriptor() {
    }

    @Override
    public String getDisplayName() {
        return super.getDisplayName();
    }
}
