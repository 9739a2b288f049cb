package hudson.util;

import hudson.model.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A listener that writes each line to a Java logger. */
public class LogTaskListener implements TaskListener, Closeable {
    private static final long serialVersionUID = 1L;

    private final transient PrintStream stream;

    public LogTaskListener(Logger logger, Level level) {
        stream = new PrintStream(new Lines(logger, level), true, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream getLogger() {
        return stream;
    }

    @Override
    public void close() {
        stream.close();
    }

    private static final class Lines extends OutputStream {
        private final Logger logger;
        private final Level level;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(Logger logger, Level level) {
            this.logger = logger;
            this.level = level;
        }

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                logOne();
            } else if (b != '\r') {
                line.write(b);
            }
        }

        @Override
        public synchronized void close() {
            logOne();
        }

        private void logOne() {
            if (line.size() > 0) {
                logger.log(level, line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
        }
    }
}
