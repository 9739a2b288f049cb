package org.jenkinsci.plugins.credentialsbinding;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.AncestorInPath;

/** Describes a binding. */
public abstract class BindingDescriptor<C extends StandardCredentials> extends Descriptor<MultiBinding<C>> {

    /** The kind of credential that fits. */
    protected abstract Class<C> type();

    /** Whether it writes a file and so needs a workspace. */
    public boolean requiresWorkspace() {
        return true;
    }

    /** The credentials that fit and can be used in the job, for those who may configure it. */
    public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item owner) {
        boolean allowed = owner == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : owner.hasPermission(Item.CONFIGURE);
        StandardListBoxModel list = new StandardListBoxModel();
        return allowed ? list.includeAs(ACL.SYSTEM2, owner, type()) : list;
    }
}
