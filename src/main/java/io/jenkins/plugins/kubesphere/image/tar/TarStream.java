package io.jenkins.plugins.kubesphere.image.tar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A tar archive that comes into being while it is read, so that it needs neither disk nor memory. Its bytes depend on names, modes, owners,
 * contents and order alone: every entry carries the same modification time.
 */
public final class TarStream extends InputStream {

    private static final long MODIFIED_SECONDS = 1;

    private final Deque<TarFile> files;
    private TarFile file;
    private InputStream part = InputStream.nullInputStream();
    private long left;
    private boolean inContent;
    private boolean ended;

    public TarStream(List<TarFile> files) {
        this.files = new ArrayDeque<>(files);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            int wanted = inContent ? (int) Math.min(length, left) : length;
            int got = wanted == 0 ? -1 : part.read(buffer, offset, wanted);
            if (got > 0) {
                left -= inContent ? got : 0;
                return got;
            }
            if (inContent && left > 0) {
                throw new IOException(file.name() + " is " + left + " bytes shorter than it was a moment ago");
            }
            if (!advance()) {
                return -1;
            }
        }
    }

    /** Header, content, padding, next header …, and two empty blocks at the end. */
    private boolean advance() throws IOException {
        part.close();
        if (inContent) {
            inContent = false;
            part = new ByteArrayInputStream(TarHeader.padding(file.size()));
            file = null;
            return true;
        }
        if (file != null && !file.isDirectory()) {
            inContent = true;
            left = file.size();
            part = file.content().open();
            return true;
        }
        file = files.poll();
        if (file != null) {
            part = new ByteArrayInputStream(TarHeader.bytes(file, MODIFIED_SECONDS));
            return true;
        }
        if (ended) {
            return false;
        }
        ended = true;
        part = new ByteArrayInputStream(new byte[2 * TarHeader.BLOCK]);
        return true;
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
