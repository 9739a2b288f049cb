package hudson.model;

import hudson.console.ConsoleNote;
import hudson.util.StreamTaskListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/** Receives what a task has to say. */
public interface TaskListener extends SerializableOnlyOverRemoting {

    TaskListener NULL = new StreamTaskListener(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);

    PrintStream getLogger();

    default Charset getCharset() {
        return StandardCharsets.UTF_8;
    }

    default void annotate(ConsoleNote ann) throws IOException {
        ann.encodeTo(getLogger());
    }

    /** Writes a link; where the log is shown as text only its text is seen. */
    default void hyperlink(String url, String text) throws IOException {
        getLogger().print(text);
    }

    default PrintWriter error(String msg) {
        return prefixed("ERROR: ", msg);
    }

    default PrintWriter error(String format, Object... args) {
        return error(String.format(format, args));
    }

    default PrintWriter fatalError(String msg) {
        return prefixed("FATAL: ", msg);
    }

    default PrintWriter fatalError(String format, Object... args) {
        return fatalError(String.format(format, args));
    }

    private PrintWriter prefixed(String prefix, String msg) {
        getLogger().println(prefix + msg);
        return new PrintWriter(new OutputStreamWriter(getLogger(), getCharset()), true);
    }
}
