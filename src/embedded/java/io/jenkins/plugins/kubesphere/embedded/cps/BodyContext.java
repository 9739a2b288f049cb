package io.jenkins.plugins.kubesphere.embedded.cps;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What a step is given with the beginning or the end of its block: its own surroundings, but at the node of that beginning or end. */
final class BodyContext extends StepContext {

    private static final long serialVersionUID = 1L;

    private final EngineStepContext step;
    private final String node;

    BodyContext(EngineStepContext step, String node) {
        this.step = step;
        this.node = node;
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        return FlowNode.class.isAssignableFrom(key) ? key.cast(step.engine().owner().get().getNode(node)) : step.get(key);
    }

    @Override
    public void onSuccess(Object result) {
        step.onSuccess(result);
    }

    @Override
    public void onFailure(Throwable failure) {
        step.onFailure(failure);
    }

    @Override
    public boolean isReady() {
        return step.isReady();
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return step.saveState();
    }

    @Override
    public void setResult(Result r) {
        step.setResult(r);
    }

    @Override
    public BodyInvoker newBodyInvoker() throws IllegalStateException {
        return step.newBodyInvoker();
    }

    @Override
    public boolean hasBody() {
        return step.hasBody();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof BodyContext other && other.node.equals(node) && other.step.equals(step);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    @Override
    public String toString() {
        return "context of node " + node + " in the " + step;
    }
}
