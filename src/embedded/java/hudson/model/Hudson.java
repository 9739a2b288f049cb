package hudson.model;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.jvnet.hudson.reactor.ReactorException;

/** The controller under its old name, which it still has on disk. */
public class Hudson extends Jenkins {
    public Hudson(File root, ServletContext context) throws IOException, InterruptedException, ReactorException {
        super(root, context);
    }
}
