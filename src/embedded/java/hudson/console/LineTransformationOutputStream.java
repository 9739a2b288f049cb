package hudson.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that sees whole lines. */
public abstract class LineTransformationOutputStream extends OutputStream {

    private static final int LONGEST_LINE = 1 << 20;
    private final Line line = new Line();

    public LineTransformationOutputStream() {}

    /** Called for each line, its end included; the array is used again afterwards. */
    protected abstract void eol(byte[] b, int len) throws IOException;

    @Override
    public void write(int b) throws IOException {
        line.write(b);
        if (b == '\n' || line.size() >= LONGEST_LINE) {
            forceEol();
        }
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        int end = off + len;
        for (int i = off; i < end; i++) {
            write(b[i]);
        }
    }

    @Override
    public void close() throws IOException {
        forceEol();
    }

    /** Takes what has come so far as a line. */
    public void forceEol() throws IOException {
        if (line.size() > 0) {
            try {
                eol(line.bytes(), line.size());
            } finally {
                line.reset();
            }
        }
    }

    protected String trimEOL(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\r' || line.charAt(end - 1) == '\n')) {
            end--;
        }
        return line.substring(0, end);
    }

    private static final class Line extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }

    /** One that passes its lines on, changed or not, to another stream. */
    public abstract static class Delegating extends LineTransformationOutputStream {

        protected final OutputStream out;

        protected Delegating(OutputStream out) {
            this.out = out;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            super.close();
            out.close();
        }
    }
}
