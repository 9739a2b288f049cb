package hudson.util;

import hudson.model.TaskListener;
import hudson.remoting.RemoteOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A listener that writes to a stream; sent to an agent, it writes back. */
public class StreamTaskListener implements TaskListener, Closeable {
    private static final long serialVersionUID = 1L;

    private transient PrintStream out;
    private transient Charset charset;

    public StreamTaskListener(OutputStream out, Charset charset) {
        this.charset = charset == null ? StandardCharsets.UTF_8 : charset;
        this.out = new PrintStream(out, false, this.charset);
    }

    public StreamTaskListener(File out, Charset charset) throws IOException {
        this(new FileOutputStream(out), charset);
    }

    public StreamTaskListener(File out, boolean append, Charset charset) throws IOException {
        this(new FileOutputStream(out, append), charset);
    }

    public static StreamTaskListener fromStdout() {
        return new StreamTaskListener(System.out, Charset.defaultCharset());
    }

    public static StreamTaskListener fromStderr() {
        return new StreamTaskListener(System.err, Charset.defaultCharset());
    }

    @Override
    public PrintStream getLogger() {
        return out;
    }

    @Override
    public Charset getCharset() {
        return charset;
    }

    private void writeObject(ObjectOutputStream stream) throws IOException {
        stream.writeObject(new RemoteOutputStream(out));
        stream.writeObject(charset.name());
    }

    private void readObject(ObjectInputStream stream) throws IOException, ClassNotFoundException {
        OutputStream back = (OutputStream) stream.readObject();
        charset = Charset.forName((String) stream.readObject());
        out = new PrintStream(back, true, charset);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    public void closeQuietly() {
        out.close();
    }
}
