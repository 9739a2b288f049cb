package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.tar.TarFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The entries of a JAR or WAR, checked for names that lead out of the directory they are put into. */
final class JarContents implements Closeable {

    private final Path path;
    private final ZipFile zip;

    JarContents(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new ImageException(Messages.Source_missing(path));
        }
        this.path = path;
        try {
            this.zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new ImageException(Messages.JarContents_damaged(path, e.getMessage()), e);
        }
    }

    /** Names of all files in alphabetical order, so that their order in the archive leaves no trace. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (ZipEntry entry : (Iterable<ZipEntry>) () -> zip.stream().map(ZipEntry.class::cast).iterator()) {
            if (!entry.isDirectory()) {
                ArchivePath.inside(entry.getName(), path.toString());
                names.add(entry.getName());
            }
        }
        names.sort(null);
        return names;
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    long size(String name) {
        return zip.getEntry(name).getSize();
    }

    InputStream open(String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name));
    }

    /** The entry as a file of a layer. */
    TarFile file(String name, String target) {
        return TarFile.file(target, 0644, size(name), () -> open(name));
    }

    /** Main attributes of the JAR's manifest; empty if it has none. */
    Attributes attributes() throws IOException {
        if (!has("META-INF/MANIFEST.MF")) {
            return new Attributes();
        }
        try (InputStream in = open("META-INF/MANIFEST.MF")) {
            return new Manifest(in).getMainAttributes();
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
