package hudson;

import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.Callable;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.Future;
import hudson.remoting.LocalChannel;
import hudson.remoting.VirtualChannel;
import hudson.util.FormValidation;
import io.jenkins.plugins.kubesphere.embedded.files.FileArchives;
import io.jenkins.plugins.kubesphere.embedded.files.FilePaths;
import io.jenkins.plugins.kubesphere.embedded.remoting.AgentChannel;
import io.jenkins.plugins.kubesphere.embedded.remoting.Border;
import io.jenkins.plugins.kubesphere.embedded.remoting.FileCall;
import java.io.File;
import java.io.FileFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import jenkins.model.Jenkins;
import jenkins.util.VirtualFile;
import org.jenkinsci.remoting.RoleSensitive;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/** A file or directory of the controller or an agent. */
public final class FilePath implements SerializableOnlyOverRemoting {
    private static final long serialVersionUID = 1L;

    /** The channel of files of this process. */
    public static final LocalChannel localChannel = new LocalChannel(Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "local channel");
        thread.setDaemon(true);
        return thread;
    }));

    private transient VirtualChannel channel;
    private final String remote;

    /** Work on a file, sent to where the file is. */
    public interface FileCallable<T> extends Serializable, RoleSensitive {
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }

    /** How a tar archive is compressed. */
    public enum TarCompression {
        NONE {
            @Override
            public InputStream extract(InputStream in) {
                return in;
            }

            @Override
            public OutputStream compress(OutputStream out) {
                return out;
            }
        },
        GZIP {
            @Override
            public InputStream extract(InputStream in) throws IOException {
                return new GZIPInputStream(in, 8192);
            }

            @Override
            public OutputStream compress(OutputStream out) throws IOException {
                return new GZIPOutputStream(out);
            }
        };

        public abstract InputStream extract(InputStream in) throws IOException;

        public abstract OutputStream compress(OutputStream out) throws IOException;
    }

    public FilePath(VirtualChannel channel, String remote) {
        this.channel = channel instanceof LocalChannel ? null : channel;
        this.remote = FilePaths.normalize(remote);
    }

    public FilePath(File localPath) {
        this((VirtualChannel) null, localPath.getPath());
    }

    /** The path below the base, or itself when it is absolute. */
    public FilePath(FilePath base, String rel) {
        this(base.channel, FilePaths.resolve(base.remote, rel));
    }

    private void writeObject(ObjectOutputStream oos) throws IOException {
        oos.defaultWriteObject();
        oos.writeInt(Border.export(oos, channel == null ? localChannel : channel));
    }

    private void readObject(ObjectInputStream ois) throws IOException, ClassNotFoundException {
        ois.defaultReadObject();
        VirtualChannel from = (VirtualChannel) Border.imported(ois, ois.readInt());
        channel = from instanceof LocalChannel ? null : from;
    }

    public String getRemote() {
        return remote;
    }

    public boolean isRemote() {
        return channel != null;
    }

    public VirtualChannel getChannel() {
        return channel == null ? localChannel : channel;
    }

    public Computer toComputer() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins != null) {
            for (Computer computer : jenkins.getComputers()) {
                if (computer.getChannel() == getChannel()) {
                    return computer;
                }
            }
        }
        return null;
    }

    /** The file, as long as the machine it is on can be reached. */
    private File file() throws ChannelClosedException {
        if (channel instanceof AgentChannel agent && !agent.isOpen()) {
            throw new ChannelClosedException("Cannot reach " + remote + ": the " + agent + " is closed", null);
        }
        return new File(remote);
    }

    private Path path() throws ChannelClosedException {
        return file().toPath();
    }

    /** Runs the work where the file is; the work and what it returns are serialized. */
    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        return act(new FileCall<>(callable, file(), localChannel));
    }

    public <V, E extends Throwable> V act(Callable<V, E> callable) throws IOException, InterruptedException, E {
        return getChannel().call(callable);
    }

    public <T> Future<T> actAsync(FileCallable<T> callable) throws IOException, InterruptedException {
        return getChannel().callAsync(new FileCall<>(callable, file(), localChannel));
    }

    public <V> Callable<V, IOException> asCallableWith(FileCallable<V> task) {
        return new FileCall<>(task, new File(remote), localChannel);
    }

    public URI toURI() throws IOException, InterruptedException {
        return file().toURI();
    }

    public VirtualFile toVirtualFile() {
        return VirtualFile.forFilePath(this);
    }

    public FilePath absolutize() throws IOException, InterruptedException {
        return new FilePath(channel, file().getAbsolutePath());
    }

    public String getName() {
        return FilePaths.lastName(remote);
    }

    public String getBaseName() {
        String name = getName();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    public FilePath sibling(String rel) {
        FilePath parent = getParent();
        return parent == null ? new FilePath(channel, rel) : parent.child(rel);
    }

    public FilePath withSuffix(String suffix) {
        return new FilePath(channel, remote + suffix);
    }

    public FilePath child(String relOrAbsolute) {
        return new FilePath(this, relOrAbsolute);
    }

    /** The directory that holds this, or null for a root. */
    public FilePath getParent() {
        String parent = FilePaths.parent(remote);
        return parent == null ? null : new FilePath(channel, parent);
    }

    public static FilePath getHomeDirectory(VirtualChannel ch) throws InterruptedException, IOException {
        return new FilePath(ch, System.getProperty("user.home"));
    }

    public void mkdirs() throws IOException, InterruptedException {
        Files.createDirectories(path());
    }

    public boolean exists() throws IOException, InterruptedException {
        return file().exists();
    }

    public boolean isDirectory() throws IOException, InterruptedException {
        return file().isDirectory();
    }

    public long lastModified() throws IOException, InterruptedException {
        return file().lastModified();
    }

    public long length() throws IOException, InterruptedException {
        return file().length();
    }

    public long getUsableDiskSpace() throws IOException, InterruptedException {
        return store().getUsableSpace();
    }

    public long getTotalDiskSpace() throws IOException, InterruptedException {
        return store().getTotalSpace();
    }

    private FileStore store() throws IOException {
        return Files.getFileStore(path());
    }

    public void touch(long timestamp) throws IOException, InterruptedException {
        if (!file().exists()) {
            Files.createFile(path());
        }
        Files.setLastModifiedTime(path(), FileTime.fromMillis(timestamp));
    }

    public void chmod(int mask) throws IOException, InterruptedException {
        FilePaths.chmod(path(), mask);
    }

    /** The permission bits, or -1 where the file system has none. */
    public int mode() throws IOException, InterruptedException {
        return FilePaths.mode(path());
    }

    /** Deletes the file or the empty directory; absent is fine. */
    public boolean delete() throws IOException, InterruptedException {
        Files.deleteIfExists(path());
        return true;
    }

    public void deleteRecursive() throws IOException, InterruptedException {
        Util.deleteRecursive(file());
    }

    public void deleteContents() throws IOException, InterruptedException {
        Util.deleteContentsRecursive(file());
    }

    /** Deletes this directory and its siblings with suffixes, such as {@code @tmp}. */
    public void deleteSuffixesRecursive() throws IOException, InterruptedException {
        deleteRecursive();
        FilePath parent = getParent();
        String prefix = getName() + "@";
        for (FilePath sibling : parent == null ? List.<FilePath>of() : parent.listDirectories()) {
            if (sibling.getName().startsWith(prefix)) {
                sibling.deleteRecursive();
            }
        }
    }

    public FilePath createTempFile(String prefix, String suffix) throws IOException, InterruptedException {
        return new FilePath(channel, Files.createTempFile(path(), prefix, suffix).toString());
    }

    public FilePath createTextTempFile(String prefix, String suffix, String contents) throws IOException, InterruptedException {
        return createTextTempFile(prefix, suffix, contents, true);
    }

    /** A new file, in this directory or else in the machine's temporary one. */
    public FilePath createTextTempFile(String prefix, String suffix, String contents, boolean inThisDirectory)
            throws IOException, InterruptedException {
        Path created = inThisDirectory ? Files.createTempFile(path(), prefix, suffix) : Files.createTempFile(prefix, suffix);
        Files.writeString(created, contents, StandardCharsets.UTF_8);
        return new FilePath(channel, created.toString());
    }

    public FilePath createTempDir(String prefix, String suffix) throws IOException, InterruptedException {
        String name = prefix + (suffix == null || suffix.isEmpty() ? "" : suffix);
        return new FilePath(channel, Files.createTempDirectory(path(), name).toString());
    }

    public List<FilePath> list() throws IOException, InterruptedException {
        return list((FileFilter) null);
    }

    public List<FilePath> listDirectories() throws IOException, InterruptedException {
        return FilePaths.children(file(), File::isDirectory).stream().map(this::child).toList();
    }

    public List<FilePath> list(FileFilter filter) throws IOException, InterruptedException {
        if (filter != null && !(filter instanceof Serializable)) {
            throw new IllegalArgumentException("Non-serializable filter of " + filter.getClass());
        }
        return new ArrayList<>(FilePaths.children(file(), filter).stream().map(this::child).toList());
    }

    public FilePath[] list(String includes) throws IOException, InterruptedException {
        return list(includes, null);
    }

    public FilePath[] list(String includes, String excludes) throws IOException, InterruptedException {
        return list(includes, excludes, true);
    }

    /** Files below this directory by Ant patterns, sorted by nothing in particular. */
    public FilePath[] list(String includes, String excludes, boolean defaultExcludes) throws IOException, InterruptedException {
        return FilePaths.glob(file(), includes, excludes, defaultExcludes).stream().map(this::child).toArray(FilePath[]::new);
    }

    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(path());
    }

    public InputStream readFromOffset(long offset) throws IOException, InterruptedException {
        InputStream in = read();
        in.skipNBytes(Math.min(offset, length()));
        return in;
    }

    public String readToString() throws IOException, InterruptedException {
        return Files.readString(path(), Charset.defaultCharset());
    }

    /** Creates or truncates the file, with its directory. */
    public OutputStream write() throws IOException, InterruptedException {
        Files.createDirectories(path().toAbsolutePath().getParent());
        return Files.newOutputStream(path());
    }

    public void write(String content, String encoding) throws IOException, InterruptedException {
        try (OutputStream out = write()) {
            out.write(content.getBytes(encoding == null ? Charset.defaultCharset() : Charset.forName(encoding)));
        }
    }

    public String digest() throws IOException, InterruptedException {
        return Util.getDigestOf(file());
    }

    public void renameTo(FilePath target) throws IOException, InterruptedException {
        if (channel != target.channel) {
            throw new IOException("renameTo target must be on the same host");
        }
        Files.move(path(), target.path(), StandardCopyOption.REPLACE_EXISTING);
    }

    public void moveAllChildrenTo(FilePath target) throws IOException, InterruptedException {
        if (channel != target.channel) {
            throw new IOException("moveAllChildrenTo target must be on the same host");
        }
        target.mkdirs();
        for (FilePath child : list()) {
            child.renameTo(target.child(child.getName()));
        }
        deleteRecursive();
    }

    public void copyFrom(FilePath src) throws IOException, InterruptedException {
        src.copyTo(this);
    }

    public void copyFrom(InputStream src) throws IOException, InterruptedException {
        try (OutputStream out = write()) {
            src.transferTo(out);
        }
    }

    public void copyFrom(URL url) throws IOException, InterruptedException {
        try (InputStream in = url.openStream()) {
            copyFrom(in);
        }
    }

    public void copyTo(FilePath target) throws IOException, InterruptedException {
        try (OutputStream out = target.write()) {
            copyTo(out);
        }
    }

    public void copyToWithPermission(FilePath target) throws IOException, InterruptedException {
        copyTo(target);
        if (mode() >= 0) {
            target.chmod(mode());
        }
        target.touch(lastModified());
    }

    public void copyTo(OutputStream os) throws IOException, InterruptedException {
        Files.copy(path(), os);
    }

    public int copyRecursiveTo(FilePath target) throws IOException, InterruptedException {
        return copyRecursiveTo("**/*", target);
    }

    public int copyRecursiveTo(String fileMask, FilePath target) throws IOException, InterruptedException {
        return copyRecursiveTo(fileMask, null, target);
    }

    /** Copies what matches, directories included as needed; returns the number of files. */
    public int copyRecursiveTo(String fileMask, String excludes, FilePath target) throws IOException, InterruptedException {
        FilePath[] files = list(fileMask, excludes);
        for (FilePath file : files) {
            file.copyToWithPermission(target.child(FilePaths.relative(remote, file.remote)));
        }
        return files.length;
    }

    public int tar(OutputStream out, String glob) throws IOException, InterruptedException {
        return FileArchives.tar(file(), FilePaths.glob(file(), glob, null, true), out);
    }

    public void untarFrom(InputStream in, TarCompression compression) throws IOException, InterruptedException {
        try (InputStream archive = compression.extract(in)) {
            FileArchives.untar(archive, file());
        }
    }

    public void untar(FilePath target, TarCompression compression) throws IOException, InterruptedException {
        try (InputStream in = read()) {
            target.untarFrom(in, compression);
        }
    }

    public void zip(OutputStream os) throws IOException, InterruptedException {
        FileArchives.zip(file(), FilePaths.glob(file(), "**", null, false), os);
    }

    public void zip(FilePath dst) throws IOException, InterruptedException {
        try (OutputStream os = dst.write()) {
            zip(os);
        }
    }

    public void unzip(FilePath target) throws IOException, InterruptedException {
        try (InputStream in = read()) {
            target.unzipFrom(in);
        }
    }

    public void unzipFrom(InputStream in) throws IOException, InterruptedException {
        FileArchives.unzip(in, file());
    }

    public void symlinkTo(String target, TaskListener listener) throws IOException, InterruptedException {
        Files.deleteIfExists(path());
        Files.createSymbolicLink(path(), Path.of(target));
    }

    /** Where the link points to, or null when this is no link. */
    public String readLink() throws IOException, InterruptedException {
        return Files.isSymbolicLink(path()) ? Files.readSymbolicLink(path()).toString() : null;
    }

    /** Whether the relative path, links followed, stays below this directory; a path that does not exist is judged by its parents. */
    public boolean isDescendant(String potentialChildRelativePath) throws IOException, InterruptedException {
        if (!Util.isRelativePath(potentialChildRelativePath)) {
            throw new IllegalArgumentException("Only a relative path is supported, the given path is absolute: " + potentialChildRelativePath);
        }
        Path top = path().toRealPath();
        Path child = top.resolve(potentialChildRelativePath).normalize();
        while (!Files.exists(child, LinkOption.NOFOLLOW_LINKS) && child.getParent() != null) {
            child = child.getParent();
        }
        return child.toRealPath().startsWith(top);
    }

    public Launcher createLauncher(TaskListener listener) throws IOException, InterruptedException {
        return new Launcher.LocalLauncher(listener, getChannel());
    }

    /** What is wrong with the Ant patterns for this directory, or null when each matches something. */
    public String validateAntFileMask(String fileMasks, int bound) throws IOException, InterruptedException {
        return FilePaths.explainMismatch(file(), fileMasks, bound, true);
    }

    public String validateAntFileMask(String fileMasks, boolean caseSensitive) throws IOException, InterruptedException {
        return FilePaths.explainMismatch(file(), fileMasks, Integer.MAX_VALUE, caseSensitive);
    }

    public static FormValidation validateFileMask(FilePath path, String value) throws IOException {
        return path == null ? FormValidation.ok() : path.validateFileMask(value);
    }

    public FormValidation validateFileMask(String value) throws IOException {
        String problem = Util.fixEmptyAndTrim(value) == null ? null : FilePaths.explainMismatch(new File(remote), value, 10_000, true);
        return problem == null ? FormValidation.ok() : FormValidation.warning(problem);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FilePath that && channel == that.channel && remote.equals(that.remote);
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(channel) + remote.hashCode();
    }

    @Override
    @Deprecated
    public String toString() {
        return remote;
    }
}
