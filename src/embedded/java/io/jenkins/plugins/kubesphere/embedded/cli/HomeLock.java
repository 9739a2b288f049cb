package io.jenkins.plugins.kubesphere.embedded.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import picocli.CommandLine;

/** Keeps a home for one controller at a time. The operating system lets go of it when the process dies, however that happens. */
final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the home if there is none; only its owner may look into a new one.
     *
     * @throws UsageException when it is no folder that can be written to, or when another controller uses it
     */
    static HomeLock take(Path home, CommandLine command) {
        try {
            if (!Files.exists(home)) {
                Files.createDirectories(home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            if (!Files.isDirectory(home) || !Files.isWritable(home)) {
                throw new UsageException(Messages.HomeLock_NotWritable(home), command);
            }
            FileChannel channel = FileChannel.open(home.resolve(".in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return lock(channel, home, command);
        } catch (IOException failed) {
            throw new UsageException(Messages.HomeLock_NotWritable(home), command);
        }
    }

    private static HomeLock lock(FileChannel channel, Path home, CommandLine command) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new HomeLock(channel);
            }
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            throw new UsageException(Messages.HomeLock_InUse(home), command);
        }
        channel.close();
        throw new UsageException(Messages.HomeLock_InUse(home), command);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
