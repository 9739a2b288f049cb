package com.cloudbees.plugins.credentials;

import hudson.model.Descriptor;

/** Describes one kind of credential. */
public abstract class CredentialsDescriptor extends Descriptor<Credentials> {

    protected CredentialsDescriptor() {
    }

    protected CredentialsDescriptor(Class<? extends Credentials> clazz) {
        super(clazz);
    }

    /** A sentence on the kind for the page where one is chosen; empty when its name says enough. */
    public String getDescription() {
        return "";
    }

    /** Whether the provider may hold this kind. */
    public boolean isApplicable(CredentialsProvider provider) {
        return true;
    }

    /** The view that shows the fields of this kind. */
    public String getCredentialsPage() {
        return getViewPage(clazz, "credentials.jelly");
    }

    public String getIconClassName() {
        return "symbol-id-card";
    }
}
