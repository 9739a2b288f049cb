package org.jenkinsci.plugins.workflow.flow;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.IOException;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.graph.FlowActionStorage;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A running or finished pipeline. */
public abstract class FlowExecution implements FlowActionStorage {

    /** Starts the program. */
    public abstract void start() throws IOException;

    /** Called when the build was read from disk; a program that has not ended goes on. */
    public void onLoad(FlowExecutionOwner owner) throws IOException {
    }

    /** What this execution belongs to. */
    public abstract FlowExecutionOwner getOwner();

    /** The newest node of every thread. */
    public abstract List<FlowNode> getCurrentHeads();

    /** Whether the node is one of those. */
    public abstract boolean isCurrentHead(FlowNode n);

    /** The steps that are running now. */
    public ListenableFuture<List<StepExecution>> getCurrentExecutions(boolean innerMostOnly) {
        return Futures.immediateFuture(List.of());
    }

    /** Stops everything that is running; the build ends with this result. */
    public abstract void interrupt(Result r, CauseOfInterruption... causes) throws IOException, InterruptedException;

    /** The node with this id, or null. */
    public abstract FlowNode getNode(String id) throws IOException;

    /** Whether the program has ended. */
    public boolean isComplete() {
        List<FlowNode> heads = getCurrentHeads();
        return heads.size() == 1 && heads.get(0) instanceof FlowEndNode;
    }

    /** What made the pipeline fail, or null. */
    public final Throwable getCauseOfFailure() {
        if (!isComplete()) {
            return null;
        }
        ErrorAction error = getCurrentHeads().get(0).getError();
        return error == null ? null : error.getError();
    }

    /** The path of this execution below the controller's address. */
    public String getUrl() throws IOException {
        return getOwner().getUrlOfExecution();
    }

    /** Whether the controller should not be restarted now. */
    public boolean blocksRestart() {
        return false;
    }
}
