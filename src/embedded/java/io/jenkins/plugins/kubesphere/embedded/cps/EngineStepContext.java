package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Outcome;
import com.google.common.util.concurrent.ListenableFuture;
import groovy.lang.Closure;
import hudson.model.Result;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The surroundings of one call of a step, and the way back into the program. */
public final class EngineStepContext extends StepContext {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(EngineStepContext.class.getName());

    private final FlowExecutionOwner owner;
    private final int thread;
    private final String node;
    private final String function;
    private final Closure<?> block;
    private final ContextVariables variables;
    /** The newest node below this step; that of the last run of the block once there was one. */
    String tail;
    private transient Outcome outcome;
    private transient boolean starting;

    EngineStepContext(FlowExecutionOwner owner, PipelineThread thread, String node, String function, Closure<?> block) {
        this.owner = owner;
        this.thread = thread.id;
        this.node = node;
        this.function = function;
        this.block = block;
        this.variables = thread.variables;
        this.tail = node;
        this.starting = true;
    }

    PipelineEngine engine() {
        return RunningEngines.of(owner);
    }

    int thread() {
        return thread;
    }

    /** Id of the node of this call. */
    public String node() {
        return node;
    }

    String function() {
        return function;
    }

    ContextVariables variables() {
        return variables;
    }

    /** From now on an outcome wakes the program up; returns the one that came while the step was being started, or null. */
    synchronized Outcome endStart() {
        starting = false;
        return outcome;
    }

    synchronized Outcome outcome() {
        return outcome;
    }

    @Override
    public void onSuccess(Object result) {
        end(new Outcome(result, null));
    }

    @Override
    public void onFailure(Throwable failure) {
        end(new Outcome(null, java.util.Objects.requireNonNull(failure)));
    }

    private void end(Outcome result) {
        synchronized (this) {
            if (outcome != null) {
                LOGGER.log(Level.FINE, result.getAbnormal(), () -> "step " + function + " ended twice; ignored: " + result);
                return;
            }
            outcome = result;
            if (starting) {
                return;
            }
        }
        PipelineEngine engine = engine();
        engine.submit(() -> engine.steps().ended(this));
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        return new ContextLookup(owner, variables, node, this).get(key);
    }

    @Override
    public boolean isReady() {
        return RunningEngines.find(owner) != null;
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return engine().saving().saveLater();
    }

    @Override
    public void setResult(Result r) {
        engine().setResult(r);
    }

    @Override
    public BodyInvoker newBodyInvoker() throws IllegalStateException {
        if (block == null) {
            throw new IllegalStateException("Step '" + function + "' needs a block: " + function + " { … }");
        }
        return new EngineBodyInvoker(this, block);
    }

    /** Prepares a run of another block than the step's own, as {@code parallel} has several. */
    public BodyInvoker newBodyInvoker(Closure<?> other) {
        return new EngineBodyInvoker(this, other);
    }

    @Override
    public boolean hasBody() {
        return block != null;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof EngineStepContext other && other.node.equals(node) && other.owner.equals(owner);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    @Override
    public String toString() {
        return "context of step " + function + " (node " + node + ") of " + owner;
    }
}
