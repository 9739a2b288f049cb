package jenkins.scm.api;

import java.io.IOException;
import java.io.InputStream;

/** A file or folder of a repository. */
public abstract class SCMFile {
    private final SCMFile parent;
    private final String name;

    protected SCMFile() {
        this(null, "");
    }

    protected SCMFile(SCMFile parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    public final String getName() {
        return name;
    }

    public String getPath() {
        return parent == null || parent.isRoot() ? name : parent.getPath() + "/" + name;
    }

    public final boolean isRoot() {
        return parent == null;
    }

    /** The file at the path below this folder; it need not exist. */
    public SCMFile child(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? newChild(path, false) : newChild(path.substring(0, slash), true).child(path.substring(slash + 1));
    }

    protected abstract SCMFile newChild(String name, boolean assumeIsDirectory);

    public final boolean isFile() throws IOException, InterruptedException {
        return type() == Type.REGULAR_FILE;
    }

    protected abstract Type type() throws IOException, InterruptedException;

    public abstract InputStream content() throws IOException, InterruptedException;

    /** What stands at a path. */
    public enum Type {
        REGULAR_FILE,
        DIRECTORY,
        LINK,
        OTHER,
        NONEXISTENT
    }
}
