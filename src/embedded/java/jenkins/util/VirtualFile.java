package jenkins.util;

import hudson.FilePath;
import hudson.remoting.Callable;
import io.jenkins.plugins.kubesphere.embedded.files.FilePaths;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;

/** A file that is read where it is, below a root it never leaves. */
public abstract class VirtualFile implements Comparable<VirtualFile>, Serializable {
    private static final long serialVersionUID = 1L;

    public VirtualFile() {}

    public abstract String getName();

    public abstract URI toURI();

    public abstract VirtualFile getParent();

    public abstract boolean isDirectory() throws IOException;

    public abstract boolean isFile() throws IOException;

    public abstract boolean exists() throws IOException;

    public abstract VirtualFile[] list() throws IOException;

    public abstract VirtualFile child(String name);

    public abstract long length() throws IOException;

    public abstract long lastModified() throws IOException;

    public abstract boolean canRead() throws IOException;

    public abstract InputStream open() throws IOException;

    /** Paths below this directory by Ant patterns. */
    public Collection<String> list(String includes, String excludes, boolean useDefaultExcludes) throws IOException {
        return FilePaths.glob(new File(toURI()), includes, excludes, useDefaultExcludes);
    }

    public <V> V run(Callable<V, IOException> callable) throws IOException {
        return callable.call();
    }

    @Override
    public final int compareTo(VirtualFile o) {
        return getName().compareToIgnoreCase(o.getName());
    }

    @Override
    public final boolean equals(Object obj) {
        return obj instanceof VirtualFile that && toURI().equals(that.toURI());
    }

    @Override
    public final int hashCode() {
        return toURI().hashCode();
    }

    @Override
    public final String toString() {
        return toURI().toString();
    }

    public static VirtualFile forFile(File f) {
        return new OfFile(f, f);
    }

    public static VirtualFile forFilePath(FilePath f) {
        return forFile(new File(f.getRemote()));
    }

    private static final class OfFile extends VirtualFile {
        private static final long serialVersionUID = 1L;
        private final File file;
        private final File root;

        OfFile(File file, File root) {
            this.file = file;
            this.root = root;
        }

        private boolean leaves() throws IOException {
            return !hudson.Util.isDescendant(root, file);
        }

        @Override
        public String getName() {
            return file.getName();
        }

        @Override
        public URI toURI() {
            return file.toURI();
        }

        @Override
        public VirtualFile getParent() {
            return new OfFile(file.getParentFile(), root);
        }

        @Override
        public boolean isDirectory() throws IOException {
            return !leaves() && file.isDirectory();
        }

        @Override
        public boolean isFile() throws IOException {
            return !leaves() && file.isFile();
        }

        @Override
        public boolean exists() throws IOException {
            return !leaves() && file.exists();
        }

        @Override
        public VirtualFile[] list() throws IOException {
            File[] children = leaves() ? null : file.listFiles();
            return children == null
                    ? new VirtualFile[0]
                    : Arrays.stream(children).map(child -> new OfFile(child, root)).toArray(VirtualFile[]::new);
        }

        @Override
        public VirtualFile child(String name) {
            return new OfFile(new File(file, name), root);
        }

        @Override
        public long length() throws IOException {
            return leaves() ? 0 : file.length();
        }

        @Override
        public long lastModified() throws IOException {
            return leaves() ? 0 : file.lastModified();
        }

        @Override
        public boolean canRead() throws IOException {
            return !leaves() && file.canRead();
        }

        @Override
        public InputStream open() throws IOException {
            if (leaves()) {
                throw new java.io.FileNotFoundException(file + " leads out of " + root);
            }
            return Files.newInputStream(file.toPath());
        }
    }
}
