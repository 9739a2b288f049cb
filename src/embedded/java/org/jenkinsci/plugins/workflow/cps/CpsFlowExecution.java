package org.jenkinsci.plugins.workflow.cps;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Action;
import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.cps.PipelineRun;
import java.io.IOException;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The execution of a pipeline written in Groovy. */
public class CpsFlowExecution extends FlowExecution {

    private final String script;
    private final boolean sandbox;
    private final FlowExecutionOwner owner;
    private final PipelineRun run;

    /** @param sandbox whether the script may touch safe things only */
    public CpsFlowExecution(String script, boolean sandbox, FlowExecutionOwner owner) throws IOException {
        this.script = script;
        this.sandbox = sandbox;
        this.owner = owner;
        this.run = new PipelineRun(this, script, sandbox);
    }

    @Override
    public void start() throws IOException {
        run.start();
    }

    @Override
    public void onLoad(FlowExecutionOwner newOwner) throws IOException {
        run.resume();
    }

    @Override
    public FlowExecutionOwner getOwner() {
        return owner;
    }

    /** The text that runs. */
    public String getScript() {
        return script;
    }

    /** Whether the script may touch safe things only. */
    public boolean isSandbox() {
        return sandbox;
    }

    /** How the program ended; SUCCESS while it runs. */
    public Result getResult() {
        return run.result();
    }

    @Override
    public List<FlowNode> getCurrentHeads() {
        return run.heads();
    }

    @Override
    public boolean isCurrentHead(FlowNode n) {
        return run.heads().contains(n);
    }

    @Override
    public ListenableFuture<List<StepExecution>> getCurrentExecutions(boolean innerMostOnly) {
        return Futures.immediateFuture(run.steps(innerMostOnly));
    }

    @Override
    public void interrupt(Result r, CauseOfInterruption... causes) throws IOException, InterruptedException {
        run.interrupt(new FlowInterruptedException(r, true, causes));
    }

    @Override
    public FlowNode getNode(String id) throws IOException {
        return run.graph().get(id);
    }

    @Override
    public List<Action> loadActions(FlowNode node) throws IOException {
        return List.copyOf(node.getActions());
    }

    @Override
    public void saveActions(FlowNode node, List<Action> actions) throws IOException {
        run.graph().save(node, actions);
    }

    @Override
    public String toString() {
        return "CpsFlowExecution[" + owner + "]";
    }
}
