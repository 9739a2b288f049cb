package hudson.console;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Computer;
import hudson.model.Run;
import java.io.IOException;
import java.io.OutputStream;

/** Changes what goes into a log. */
public abstract class ConsoleLogFilter implements ExtensionPoint {

    public ConsoleLogFilter() {}

    public OutputStream decorateLogger(Run build, OutputStream logger) throws IOException, InterruptedException {
        return logger;
    }

    public OutputStream decorateLogger(Computer computer, OutputStream logger) throws IOException, InterruptedException {
        return logger;
    }

    public static ExtensionList<ConsoleLogFilter> all() {
        return ExtensionList.lookup(ConsoleLogFilter.class);
    }
}
