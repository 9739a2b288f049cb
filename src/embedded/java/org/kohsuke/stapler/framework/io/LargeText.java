package org.kohsuke.stapler.framework.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;

/** A text of which pieces can be read. */
public class LargeText {
    private final ByteBuffer memory;
    private final boolean complete;

    public LargeText(ByteBuffer memory, Charset charset, boolean completed) {
        this.memory = memory;
        this.complete = completed;
    }

    /** Whether nothing more will come. */
    public boolean isComplete() {
        return complete;
    }

    public long length() {
        return memory.length();
    }

    /** Writes all from the byte on. @return where to go on next time */
    public long writeLogTo(long start, OutputStream out) throws IOException {
        try (InputStream in = memory.newInputStream()) {
            return start + skip(in, start).transferTo(out);
        }
    }

    private static InputStream skip(InputStream in, long bytes) throws IOException {
        in.skipNBytes(bytes);
        return in;
    }
}
