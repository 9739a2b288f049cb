package hudson;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.XStreamException;
import hudson.util.XStream2;
import io.jenkins.plugins.kubesphere.embedded.store.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** An object kept as XML in a file. Writing is atomic: a crash leaves the old content. */
public final class XmlFile {

    private static final String DECLARATION = "<?xml version='1.1' encoding='UTF-8'?>\n";
    private static final XStream DEFAULT = new XStream2();

    private final XStream xs;
    private final File file;

    public XmlFile(File file) {
        this(DEFAULT, file);
    }

    public XmlFile(XStream xs, File file) {
        this.xs = xs;
        this.file = file;
    }

    public XmlFile(XStream xs, File file, boolean force) {
        this(xs, file);
    }

    public File getFile() {
        return file;
    }

    public XStream getXStream() {
        return xs;
    }

    public Object read() throws IOException {
        try (Reader in = body()) {
            return xs.fromXML(in);
        } catch (XStreamException | LinkageError e) {
            throw new IOException("Unable to read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads into an object that exists; fields that the file does not mention keep their values. */
    public Object unmarshal(Object o) throws IOException {
        try (Reader in = body()) {
            return xs.unmarshal(XStream2.getDefaultDriver().createReader(in), o);
        } catch (XStreamException | LinkageError e) {
            throw new IOException("Unable to read " + file + ": " + e.getMessage(), e);
        }
    }

    private Reader body() throws IOException {
        InputStream bytes = Files.newInputStream(file.toPath());
        return new InputStreamReader(bytes, StandardCharsets.UTF_8);
    }

    public void write(Object o) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            out.write(DECLARATION);
            xs.toXML(o, out);
        } catch (XStreamException e) {
            throw new IOException("Unable to write " + file + ": " + e.getMessage(), e);
        }
        PrivateFiles.writeShared(file.toPath(), bytes.toByteArray());
    }

    public boolean exists() {
        return file.exists();
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file.toPath());
    }

    public void mkdirs() throws IOException {
        Files.createDirectories(file.getParentFile().toPath());
    }

    public String asString() throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }

    public void writeRawTo(Writer w) throws IOException {
        w.write(asString());
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
