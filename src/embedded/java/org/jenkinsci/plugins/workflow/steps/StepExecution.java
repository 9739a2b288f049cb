package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One running invocation of a step. Everything reachable from its fields is written to disk whenever the build waits. */
public abstract class StepExecution implements Serializable {

    private static final long serialVersionUID = 1L;

    private StepContext context;

    /** For old steps that get their context injected. */
    @Deprecated
    protected StepExecution() {
    }

    /** @param context the surroundings of this invocation */
    protected StepExecution(StepContext context) {
        this.context = context;
    }

    /** The surroundings of this invocation. */
    public StepContext getContext() {
        if (context == null) {
            throw new IllegalStateException("the execution of " + getClass().getName() + " has no context");
        }
        return context;
    }

    /**
     * Starts the work. Called once, on the thread of the pipeline, and must not wait.
     *
     * @return true when the outcome has been handed to the context already
     */
    public abstract boolean start() throws Exception;

    /** Ends the work early; the default hands the cause to the context. */
    public void stop(Throwable cause) throws Exception {
        getContext().onFailure(cause);
    }

    /** Called after a restart of the controller, instead of {@link #start}. */
    public void onResume() {
    }

    /** A sentence about what this execution is doing, or null. */
    public String getStatus() {
        return null;
    }

    /** Like {@link #getStatus} but never waits longer than this. */
    public final String getStatusBounded(long timeout, TimeUnit unit) {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(this::getStatus);
        try {
            return answer.get(timeout, unit);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return "no status within " + timeout + " " + unit;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted while asking for the status";
        } catch (ExecutionException e) {
            return "status failed: " + e.getCause();
        }
    }

    /** Whether the controller should not be restarted now. */
    public boolean blocksRestart() {
        return false;
    }

    /** Visits every step execution that is running on this controller. */
    public static ListenableFuture<?> acceptAll(Consumer<StepExecution> f) {
        List<ListenableFuture<?>> all = new ArrayList<>();
        for (StepExecutionIterator iterator : StepExecutionIterator.all()) {
            all.add(iterator.accept(f));
        }
        return Futures.transform(Futures.allAsList(all), list -> null, MoreExecutors.directExecutor());
    }

    /** Visits every running step execution of this type. */
    public static <T extends StepExecution> ListenableFuture<?> acceptAll(Class<T> type, Consumer<T> f) {
        return acceptAll(execution -> {
            if (type.isInstance(execution)) {
                f.accept(type.cast(execution));
            }
        });
    }
}
