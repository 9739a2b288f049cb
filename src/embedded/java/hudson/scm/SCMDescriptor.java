package hudson.scm;

import hudson.model.Descriptor;

/** Describes a kind of version control. */
public abstract class SCMDescriptor<T extends SCM> extends Descriptor<SCM> {
    protected SCMDescriptor(Class<T> clazz, Class repositoryBrowser) {
        super(clazz);
    }
}
