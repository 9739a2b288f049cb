package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.IOException;
import java.io.Serializable;

/** What surrounds one invocation of a step, and where its outcome goes. It survives a restart of the controller. */
public abstract class StepContext implements FutureCallback<Object>, Serializable {

    private static final long serialVersionUID = 1L;

    /** The object of that type around the step, or null when there is none. */
    public abstract <T> T get(Class<T> key) throws IOException, InterruptedException;

    /** Ends the step with this value; a second outcome is ignored with a word in the controller's log. */
    @Override
    public abstract void onSuccess(Object result);

    /** Whether {@link #get} would answer at once. */
    public abstract boolean isReady();

    /** Asks the engine to write the state of the build; the future tells when it is on disk. */
    public abstract ListenableFuture<Void> saveState();

    /** Makes the result of the build at least this bad. */
    public abstract void setResult(Result r);

    /**
     * Prepares a run of the step's body.
     *
     * @throws IllegalStateException when the step was called without one
     */
    public abstract BodyInvoker newBodyInvoker() throws IllegalStateException;

    /** Whether the step was called with a block. */
    public boolean hasBody() {
        return false;
    }

    @Override
    public abstract boolean equals(Object o);

    @Override
    public abstract int hashCode();
}
