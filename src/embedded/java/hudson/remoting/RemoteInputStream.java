package hudson.remoting;

import io.jenkins.plugins.kubesphere.embedded.remoting.Border;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.EnumSet;
import java.util.Set;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/** Lets the other side of a channel read a stream of this side. */
public class RemoteInputStream extends InputStream implements SerializableOnlyOverRemoting {
    private static final long serialVersionUID = 1L;

    /** How the stream is sent. */
    public enum Flag {
        GREEDY,
        NOT_GREEDY,
        MANUAL_UNEXPORT
    }

    private transient InputStream core;

    public RemoteInputStream(InputStream core, Flag f) {
        this(core, EnumSet.of(f));
    }

    public RemoteInputStream(InputStream core, Flag f1, Flag f2) {
        this(core, EnumSet.of(f1, f2));
    }

    public RemoteInputStream(InputStream core, Set<Flag> flags) {
        if (flags.contains(Flag.GREEDY) == flags.contains(Flag.NOT_GREEDY)) {
            throw new IllegalArgumentException("either GREEDY or NOT_GREEDY, not " + flags);
        }
        this.core = core;
    }

    private void writeObject(ObjectOutputStream oos) throws IOException {
        oos.writeInt(Border.export(oos, core));
    }

    private void readObject(ObjectInputStream ois) throws IOException {
        core = (InputStream) Border.imported(ois, ois.readInt());
    }

    @Override
    public int read() throws IOException {
        return core.read();
    }

    @Override
    public int read(byte[] b) throws IOException {
        return core.read(b);
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        return core.read(b, off, len);
    }

    @Override
    public long skip(long n) throws IOException {
        return core.skip(n);
    }

    @Override
    public int available() throws IOException {
        return core.available();
    }

    @Override
    public void close() throws IOException {
        core.close();
    }
}
