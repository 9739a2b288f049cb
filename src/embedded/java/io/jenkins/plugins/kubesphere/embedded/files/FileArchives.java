package io.jenkins.plugins.kubesphere.embedded.files;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.tools.tar.TarConstants;
import org.apache.tools.tar.TarEntry;
import org.apache.tools.tar.TarInputStream;
import org.apache.tools.tar.TarOutputStream;

/** Tar and zip archives of files below a directory; unpacking never leaves the directory it was given. */
public final class FileArchives {

    private FileArchives() {}

    /** Writes the files to a tar archive; returns how many. */
    public static int tar(File directory, List<String> files, OutputStream out) throws IOException {
        TarOutputStream tar = new TarOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(TarOutputStream.BIGNUMBER_STAR);
        for (String name : files) {
            Path file = directory.toPath().resolve(name);
            boolean link = Files.isSymbolicLink(file);
            TarEntry entry = link ? new TarEntry(name, TarConstants.LF_SYMLINK) : new TarEntry(name);
            if (link) {
                entry.setLinkName(Files.readSymbolicLink(file).toString());
            } else {
                entry.setSize(Files.size(file));
                int mode = FilePaths.mode(file);
                entry.setMode(mode < 0 ? 0644 : mode);
                entry.setModTime(Files.getLastModifiedTime(file).toMillis());
            }
            tar.putNextEntry(entry);
            if (!link) {
                Files.copy(file, tar);
            }
            tar.closeEntry();
        }
        tar.finish();
        return files.size();
    }

    public static void untar(InputStream in, File directory) throws IOException {
        TarInputStream tar = new TarInputStream(in, "UTF-8");
        for (TarEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = inside(directory.toPath(), entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            if (entry.isSymbolicLink()) {
                inside(directory.toPath(), directory.toPath().relativize(target.resolveSibling(entry.getLinkName()).normalize()).toString());
                Files.deleteIfExists(target);
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                continue;
            }
            Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
            FilePaths.chmod(target, entry.getMode() & 0777);
            Files.setLastModifiedTime(target, FileTime.fromMillis(entry.getModTime().getTime()));
        }
    }

    public static void zip(File directory, List<String> files, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (String name : files) {
            zip.putNextEntry(new ZipEntry(name));
            Files.copy(directory.toPath().resolve(name), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    public static void unzip(InputStream in, File directory) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path target = inside(directory.toPath(), entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Path inside(Path directory, String name) throws IOException {
        Path top = directory.toAbsolutePath().normalize();
        Path target = top.resolve(name).normalize();
        if (!target.startsWith(top)) {
            throw new IOException("The archive holds " + name + ", which would be outside of " + directory);
        }
        // a link inside the directory could lead out of it
        for (Path parent = target.getParent(); parent != null && parent.startsWith(top) && !parent.equals(top); parent = parent.getParent()) {
            if (Files.isSymbolicLink(parent) && Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("The archive holds " + name + " below a symbolic link");
            }
        }
        return target;
    }
}
