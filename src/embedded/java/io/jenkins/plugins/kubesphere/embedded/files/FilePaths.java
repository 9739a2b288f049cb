package io.jenkins.plugins.kubesphere.embedded.files;

import hudson.Util;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.io.File;
import java.io.FileFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.tools.ant.BuildException;
import org.apache.tools.ant.DirectoryScanner;
import org.apache.tools.ant.types.FileSet;

/** Texts that are paths, Ant patterns, and permission bits. */
public final class FilePaths {

    private FilePaths() {}

    /** Without {@code .}, needless {@code ..} and doubled slashes; a slash at the end goes, a root's stays. */
    public static String normalize(String path) {
        boolean absolute = path.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : path.replace(File.separatorChar, '/').split("/+")) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..")) {
                parts.remove(parts.size() - 1);
            } else if (!(up && absolute)) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    /** The second path seen from the first. */
    public static String resolve(String base, String relativeOrAbsolute) {
        return Util.isRelativePath(relativeOrAbsolute) ? base + "/" + relativeOrAbsolute : relativeOrAbsolute;
    }

    public static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The parent, or null for a root or a lone name. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return path.equals("/") || slash < 0 ? null : slash == 0 ? "/" : path.substring(0, slash);
    }

    public static String relative(String directory, String file) {
        return Path.of(directory).relativize(Path.of(file)).toString();
    }

    /** Names in a directory; an absent directory has none. */
    public static List<String> children(File directory, FileFilter filter) {
        File[] files = directory.listFiles(filter);
        return files == null ? List.of() : Arrays.stream(files).map(File::getName).toList();
    }

    /** Paths below the directory that match the Ant patterns. */
    public static List<String> glob(File directory, String includes, String excludes, boolean defaultExcludes) throws IOException {
        if (!directory.isDirectory()) {
            throw new IOException("Expecting Ant GLOB pattern, but saw an invalid base: " + directory + " is no directory");
        }
        FileSet files = Util.createFileSet(directory, includes, excludes);
        files.setDefaultexcludes(defaultExcludes);
        try {
            DirectoryScanner scanner = files.getDirectoryScanner(files.getProject());
            return List.of(scanner.getIncludedFiles());
        } catch (BuildException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A sentence on the first pattern that matches nothing, or null. */
    public static String explainMismatch(File directory, String patterns, int bound, boolean caseSensitive) throws IOException {
        if (!directory.isDirectory()) {
            return Messages.Validation_NoMatch(directory);
        }
        int looked = 0;
        for (String pattern : patterns.split("[, ]+")) {
            if (pattern.isEmpty() || ++looked > bound) {
                continue;
            }
            FileSet files = Util.createFileSet(directory, pattern);
            files.setCaseSensitive(caseSensitive);
            if (files.getDirectoryScanner(files.getProject()).getIncludedFilesCount() > 0) {
                continue;
            }
            String anywhere = "**/" + lastName(pattern);
            return glob(directory, anywhere, null, true).isEmpty()
                    ? Messages.Validation_NoMatch(pattern)
                    : Messages.Validation_PartialMatch(pattern, anywhere);
        }
        return null;
    }

    /** The bits of a mode in octal, owner first; -1 where the file system has none. */
    public static int mode(Path file) throws IOException {
        if (!isPosix(file)) {
            return -1;
        }
        int mode = 0;
        for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
            mode |= 1 << (8 - permission.ordinal());
        }
        return mode;
    }

    public static void chmod(Path file, int mode) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & 1 << (8 - permission.ordinal())) != 0) {
                permissions.add(permission);
            }
        }
        Files.setPosixFilePermissions(file, permissions);
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
