package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Queue;
import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;

/** What a pipeline's execution belongs to; survives a restart as a reference. */
public abstract class FlowExecutionOwner implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The execution. */
    public abstract FlowExecution get() throws IOException;

    /** The execution, or null when it cannot be loaded. */
    public FlowExecution getOrNull() {
        try {
            return get();
        } catch (IOException e) {
            return null;
        }
    }

    /** The directory of the build. */
    public abstract File getRootDir() throws IOException;

    /** The build. */
    public abstract Queue.Executable getExecutable() throws IOException;

    /** The path of the build below the controller's address. */
    public abstract String getUrl() throws IOException;

    /** The path of the execution below the controller's address. */
    public String getUrlOfExecution() throws IOException {
        return getUrl() + "execution/";
    }

    /** The log of the build. */
    public TaskListener getListener() throws IOException {
        return TaskListener.NULL;
    }

    @Override
    public abstract boolean equals(Object o);

    @Override
    public abstract int hashCode();

    /** A build that has a pipeline's execution. */
    public interface Executable extends Queue.Executable {
        /** The reference to it. */
        FlowExecutionOwner asFlowExecutionOwner();
    }
}
