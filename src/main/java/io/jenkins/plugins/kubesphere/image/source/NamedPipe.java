package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A named pipe through which a process in another container of the same machine hands over its output: bytes pass through memory only. The
 * writer sends the line {@link #GREETING} first, so that one that has not come yet is told from one that has gone. Every wait ends when its
 * thread is interrupted.
 */
public final class NamedPipe {

    /** What the writer has to send before its output, without the line end. */
    public static final String GREETING = "begin";

    private static final int BUFFER = 1 << 16;

    private NamedPipe() {}

    /** Makes a pipe that its owner and group may use; something else of that name is removed. */
    public static void create(Path pipe) throws IOException, InterruptedException {
        Files.deleteIfExists(pipe);
        Process process;
        try {
            process = new ProcessBuilder("mkfifo", "-m", "660", pipe.toString()).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new ImageException(Messages.NamedPipe_impossible(pipe, e.getMessage()), e);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (process.waitFor() != 0) {
            throw new ImageException(Messages.NamedPipe_impossible(pipe, said));
        }
    }

    /** Waits for the writer; the stream ends when the writer does. */
    public static InputStream open(Path pipe) throws IOException {
        // opening only for reading would block uninterruptibly until somebody writes
        try (FileChannel keeper = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            InputStream in = new BufferedInputStream(new Reading(FileChannel.open(pipe, StandardOpenOption.READ)), BUFFER);
            byte[] greeting = (GREETING + "\n").getBytes(StandardCharsets.US_ASCII);
            if (!new String(in.readNBytes(greeting.length), StandardCharsets.US_ASCII).equals(GREETING + "\n")) {
                in.close();
                throw new ImageException(Messages.NamedPipe_stranger(pipe));
            }
            return in;
        }
    }

    /** A pipe has no position, which the JDK's own stream over a channel asks for. */
    private static final class Reading extends InputStream {

        private final FileChannel channel;

        Reading(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return length == 0 ? 0 : channel.read(ByteBuffer.wrap(buffer, offset, length));
        }

        @Override
        public long skip(long n) throws IOException {
            byte[] buffer = new byte[(int) Math.min(n, BUFFER)];
            long left = n;
            while (left > 0) {
                int got = read(buffer, 0, (int) Math.min(buffer.length, left));
                if (got < 0) {
                    break;
                }
                left -= got;
            }
            return n - left;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
