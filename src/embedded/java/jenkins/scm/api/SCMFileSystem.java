package jenkins.scm.api;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import hudson.scm.SCM;
import java.io.Closeable;
import java.io.IOException;

/** The files of a repository at one state. */
public abstract class SCMFileSystem implements Closeable {
    protected SCMFileSystem(SCMRevision rev) {}

    public abstract SCMFile getRoot();

    public final SCMFile child(String path) {
        return getRoot().child(path);
    }

    @Override
    public void close() throws IOException {}

    /** The files of what the item checks out, or null when nobody can read such a repository. */
    public static SCMFileSystem of(Item owner, SCM scm) throws IOException, InterruptedException {
        for (Builder builder : ExtensionList.lookup(Builder.class)) {
            if (builder.supports(scm)) {
                SCMFileSystem files = builder.build(owner, scm, null);
                if (files != null) {
                    return files;
                }
            }
        }
        return null;
    }

    /** The files of a branch, or null when nobody can read such a repository. */
    public static SCMFileSystem of(SCMSource source, SCMHead head) throws IOException, InterruptedException {
        for (Builder builder : ExtensionList.lookup(Builder.class)) {
            if (builder.supports(source)) {
                SCMFileSystem files = builder.build(source, head, null);
                if (files != null) {
                    return files;
                }
            }
        }
        return null;
    }

    /** Reads repositories of one kind. */
    public abstract static class Builder implements ExtensionPoint {
        public Builder() {}

        public abstract boolean supports(SCM source);

        public abstract boolean supports(SCMSource source);

        public SCMFileSystem build(Item owner, SCM scm, SCMRevision rev) throws IOException, InterruptedException {
            return null;
        }

        public SCMFileSystem build(SCMSource source, SCMHead head, SCMRevision rev) throws IOException, InterruptedException {
            return null;
        }
    }
}
