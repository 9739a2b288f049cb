package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.BuildListener;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** The log as one step sees it. When it is written to disk with a step only the reference to the build is. */
public final class StepLogListener implements BuildListener {

    private static final long serialVersionUID = 1L;

    private final FlowExecutionOwner owner;
    private transient PrintStream stream;

    /** @param target where the bytes go */
    public StepLogListener(FlowExecutionOwner owner, OutputStream target) {
        this.owner = owner;
        this.stream = new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream getLogger() {
        return stream;
    }

    private Object readResolve() throws ObjectStreamException {
        try {
            return owner.getListener();
        } catch (IOException e) {
            throw (java.io.InvalidObjectException) new java.io.InvalidObjectException("no log for " + owner).initCause(e);
        }
    }
}
