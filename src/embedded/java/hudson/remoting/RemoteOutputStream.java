package hudson.remoting;

import io.jenkins.plugins.kubesphere.embedded.remoting.Border;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/** Lets the other side of a channel write to a stream of this side. */
public final class RemoteOutputStream extends OutputStream implements SerializableOnlyOverRemoting {
    private static final long serialVersionUID = 1L;

    private transient OutputStream core;

    public RemoteOutputStream(OutputStream core) {
        this.core = core;
    }

    private void writeObject(ObjectOutputStream oos) throws IOException {
        oos.writeInt(Border.export(oos, core));
    }

    private void readObject(ObjectInputStream ois) throws IOException {
        core = (OutputStream) Border.imported(ois, ois.readInt());
    }

    @Override
    public void write(int b) throws IOException {
        core.write(b);
    }

    @Override
    public void write(byte[] b) throws IOException {
        core.write(b);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        core.write(b, off, len);
    }

    @Override
    public void flush() throws IOException {
        core.flush();
    }

    @Override
    public void close() throws IOException {
        core.close();
    }
}
