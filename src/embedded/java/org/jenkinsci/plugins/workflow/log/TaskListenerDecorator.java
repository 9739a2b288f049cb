package org.jenkinsci.plugins.workflow.log;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** Changes what steps write into the log, where they write it: on an agent too. */
public abstract class TaskListenerDecorator implements Serializable {

    private static final long serialVersionUID = 1L;

    @NonNull
    public abstract OutputStream decorate(@NonNull OutputStream logger) throws IOException, InterruptedException;

    /** Asked for each step's log of every pipeline. */
    public interface Factory extends ExtensionPoint {

        @CheckForNull
        TaskListenerDecorator of(@NonNull FlowExecutionOwner owner);
    }
}
