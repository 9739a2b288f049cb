package io.jenkins.plugins.kubesphere.embedded.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files whole or not at all, so that a crash leaves the old content; secret ones are readable by their owner only. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** Creates a directory, and its parents, with access for its owner only. */
    public static void createDirectory(Path directory) throws IOException {
        if (directory.getParent() != null) {
            Files.createDirectories(directory.getParent());
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory, ownerOnly(directory, "rwx------"));
        }
    }

    /** Replaces the content of a file that only its owner may read. */
    public static void write(Path file, byte[] content) throws IOException {
        replace(file, content, ownerOnly(file, "rw-------"));
    }

    /** Replaces the content of an ordinary file. */
    public static void writeShared(Path file, byte[] content) throws IOException {
        replace(file, content);
    }

    private static void replace(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path temporary = parent.resolve("." + file.getFileName() + "." + Thread.currentThread().getId() + "." + System.nanoTime() + ".tmp");
        try {
            Files.createFile(temporary, attributes);
            Files.write(temporary, content, StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file, String permissions) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
