package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;

/** One run of a step's body. */
public abstract class BodyExecution implements Future<Object>, Serializable {

    private static final long serialVersionUID = 1L;

    /** The steps inside the body that are running now. */
    public abstract Collection<StepExecution> getCurrentExecutions();

    /**
     * Stops whatever the body is running.
     *
     * @return false when it had ended already
     */
    public boolean cancel(Throwable t) {
        return cancel(true);
    }

    @Override
    @Deprecated
    public boolean cancel(boolean mayInterruptIfRunning) {
        return cancel(new CancellationException());
    }
}
