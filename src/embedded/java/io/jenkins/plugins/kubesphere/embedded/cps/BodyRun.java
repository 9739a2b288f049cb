package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** One run of a step's block. */
final class BodyRun extends BodyExecution {

    private static final long serialVersionUID = 1L;

    private final EngineStepContext context;
    private final BodyExecutionCallback callback;
    private volatile Outcome outcome;
    private volatile Throwable cancelledBy;
    private transient volatile PipelineThread thread;
    private transient CountDownLatch end = new CountDownLatch(1);

    BodyRun(EngineStepContext context, BodyExecutionCallback callback) {
        this.context = context;
        this.callback = callback;
    }

    void started(PipelineThread strand) {
        thread = strand;
        if (callback != null) {
            callback.onStart(new BodyContext(context, strand.enclosing));
        }
    }

    /** Wires up what is not written to disk. */
    void resumed(PipelineThread strand) {
        thread = strand;
    }

    EngineStepContext context() {
        return context;
    }

    Throwable cancelledBy() {
        return cancelledBy;
    }

    /**
     * Hands the outcome to the step.
     *
     * @param node id of the block's end
     */
    void finished(Outcome result, String node) {
        StepContext at = new BodyContext(context, node);
        outcome = result;
        end.countDown();
        if (callback == null) {
            return;
        }
        try {
            if (result.isSuccess()) {
                callback.onSuccess(at, result.getNormal());
            } else {
                callback.onFailure(at, result.getAbnormal());
            }
        } catch (RuntimeException e) {
            context.onFailure(e);
        }
    }

    @Override
    public Collection<StepExecution> getCurrentExecutions() {
        PipelineEngine engine = context.engine();
        List<StepExecution> running = new ArrayList<>();
        engine.call(() -> {
            for (PipelineThread leaf : engine.program().leaves()) {
                if (thread != null && leaf.inside(thread) && leaf.step != null) {
                    running.add(leaf.step);
                }
            }
        });
        return running;
    }

    @Override
    public boolean cancel(Throwable cause) {
        if (isDone()) {
            return false;
        }
        cancelledBy = cause;
        PipelineEngine engine = context.engine();
        engine.submit(() -> {
            if (!isDone() && thread != null) {
                engine.stop().inside(thread, cause);
            }
        });
        return true;
    }

    @Override
    @Deprecated
    public boolean cancel(boolean mayInterruptIfRunning) {
        return cancel(new CancellationException());
    }

    @Override
    public boolean isCancelled() {
        return cancelledBy != null && isDone();
    }

    @Override
    public boolean isDone() {
        return outcome != null;
    }

    @Override
    public Object get() throws InterruptedException, ExecutionException {
        end.await();
        return value();
    }

    @Override
    public Object get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (!end.await(timeout, unit)) {
            throw new TimeoutException();
        }
        return value();
    }

    private Object value() throws ExecutionException {
        if (outcome.isFailure()) {
            throw new ExecutionException(outcome.getAbnormal());
        }
        return outcome.getNormal();
    }

    private Object readResolve() {
        end = new CountDownLatch(outcome == null ? 1 : 0);
        return this;
    }
}
