package org.kohsuke.stapler.framework.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes in memory that one writes and others read. */
public class ByteBuffer extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public ByteBuffer() {}

    @Override
    public synchronized void write(int b) throws IOException {
        bytes.write(b);
    }

    @Override
    public synchronized void write(byte[] b, int off, int len) throws IOException {
        bytes.write(b, off, len);
    }

    public synchronized long length() {
        return bytes.size();
    }

    public synchronized InputStream newInputStream() {
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
