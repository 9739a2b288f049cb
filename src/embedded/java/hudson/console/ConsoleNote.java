package hudson.console;

import hudson.ExtensionPoint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** A mark in a log that only a browser shows; the embedded controller keeps the text and leaves the mark out. */
public abstract class ConsoleNote<T> implements Serializable, ExtensionPoint {
    private static final long serialVersionUID = 1L;

    public static final String PREAMBLE_STR = "\u001B[8mha:";
    public static final String POSTAMBLE_STR = "\u001B[0m";
    public static final byte[] PREAMBLE = PREAMBLE_STR.getBytes(StandardCharsets.UTF_8);
    public static final byte[] POSTAMBLE = POSTAMBLE_STR.getBytes(StandardCharsets.UTF_8);

    public ConsoleNote() {}

    /** What is written for the mark: nothing, since there is no browser plugin to show it. */
    public String encode() throws IOException {
        return "";
    }

    public void encodeTo(OutputStream out) throws IOException {
        out.write(encode().getBytes(StandardCharsets.UTF_8));
    }

    /** The line without marks. */
    public static String removeNotes(String line) {
        String text = line;
        for (int start = text.indexOf(PREAMBLE_STR); start >= 0; start = text.indexOf(PREAMBLE_STR)) {
            int end = text.indexOf(POSTAMBLE_STR, start);
            if (end < 0) {
                return text;
            }
            text = text.substring(0, start) + text.substring(end + POSTAMBLE_STR.length());
        }
        return text;
    }

    public static List<String> removeNotes(Collection<String> logLines) {
        return logLines.stream().map(ConsoleNote::removeNotes).toList();
    }
}
