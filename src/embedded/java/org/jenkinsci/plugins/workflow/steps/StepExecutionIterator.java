package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.function.Consumer;

/** An engine's way of listing the step executions it is running. */
public abstract class StepExecutionIterator implements ExtensionPoint {

    /** Visits the running executions; the future ends when all have been visited. */
    public ListenableFuture<?> accept(Consumer<StepExecution> f) {
        return Futures.immediateFuture(null);
    }

    /** The iterators of all engines. */
    public static ExtensionList<StepExecutionIterator> all() {
        return ExtensionList.lookup(StepExecutionIterator.class);
    }
}
