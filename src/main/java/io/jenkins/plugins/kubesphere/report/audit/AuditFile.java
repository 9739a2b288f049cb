package io.jenkins.plugins.kubesphere.report.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file of lines that only its owner may read. When it has grown to its size it becomes {@code name.1}, what was {@code name.1} becomes
 * {@code name.2}, and so on; the oldest goes. Safe for several threads.
 */
final class AuditFile {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;
    private final long mostBytes;
    private final int files;

    /**
     * @param mostBytes at which another file is begun; a line is never split
     * @param files how many are kept, with the present one; at least 1
     */
    AuditFile(Path file, long mostBytes, int files) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.files = Math.max(1, files);
    }

    /** Adds a line, all of it or an exception. */
    synchronized void add(byte[] line) throws IOException {
        createFolder(file.getParent());
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > 0 && Files.size(file) + line.length + 1 > mostBytes) {
            rotate();
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            create();
        }
        protect(file, "rw-------");
        ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private void create() throws IOException {
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private void rotate() throws IOException {
        Files.deleteIfExists(numbered(files - 1));
        for (int number = files - 2; number >= 0; number--) {
            if (Files.exists(numbered(number), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(numbered(number), numbered(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path numbered(int number) {
        return number == 0 ? file : file.resolveSibling(file.getFileName() + "." + number);
    }

    private static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            protect(folder, "rwx------");
        }
    }

    /** Somebody may have made the file before us, or changed it since. */
    private static void protect(Path path, String permissions) throws IOException {
        if (POSIX && !PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)).equals(permissions)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
