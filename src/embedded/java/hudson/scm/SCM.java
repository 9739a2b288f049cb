package hudson.scm;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import jenkins.model.Jenkins;

/** Where sources are kept. */
public abstract class SCM implements Describable<SCM>, ExtensionPoint {
    public SCM() {}

    /** Tells one place from another. */
    public String getKey() {
        return getType();
    }

    /** The class, for machines. */
    public String getType() {
        return getClass().getName();
    }

    @Override
    public SCMDescriptor<?> getDescriptor() {
        return (SCMDescriptor<?>) Jenkins.get().getDescriptorOrDie(getClass());
    }
}
