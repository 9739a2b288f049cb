package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Outcome;
import hudson.model.Result;
import io.jenkins.plugins.kubesphere.embedded.flow.BuildLog;
import io.jenkins.plugins.kubesphere.embedded.flow.BuildLogs;
import io.jenkins.plugins.kubesphere.embedded.flow.Graph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The program of one build over its whole life: not started, running, ended. */
public final class PipelineRun {

    private final FlowExecution execution;
    private final String script;
    private final boolean sandbox;
    private final Graph graph;
    private volatile PipelineEngine engine;

    /** Reads the graph of a build that has run before. */
    public PipelineRun(FlowExecution execution, String script, boolean sandbox) throws IOException {
        this.execution = execution;
        this.script = script;
        this.sandbox = sandbox;
        Path directory = execution.getOwner().getRootDir().toPath();
        this.graph = new Graph(execution, directory.resolve("workflow.jsonl"));
    }

    /** Starts the program. */
    public void start() throws IOException {
        engine = create();
        engine.start();
    }

    /** Goes on with what was written to disk. A program that had ended says so again: its build may not have been told. */
    public void resume() throws IOException {
        FlowEndNode end = end();
        if (end == null) {
            engine = create();
            engine.resume();
        } else {
            ErrorAction error = end.getError();
            EndListeners.fire(execution.getOwner(), error == null ? null : error.getError());
        }
    }

    private PipelineEngine create() throws IOException {
        BuildLog log = BuildLogs.of(execution.getOwner().getRootDir());
        return new PipelineEngine(execution.getOwner(), new ScriptCompiler(script, sandbox), graph, log, this::ended);
    }

    private void ended(Outcome outcome) {
        EndListeners.fire(execution.getOwner(), outcome.getAbnormal());
    }

    private FlowEndNode end() {
        FlowNode last = graph.get(Integer.toString(graph.last()));
        return last instanceof FlowEndNode end ? end : null;
    }

    /** How the program ended; SUCCESS while it runs. */
    public Result result() {
        FlowEndNode end = end();
        return end == null ? Result.SUCCESS : end.getResult();
    }

    /** The graph of this program. */
    public Graph graph() {
        return graph;
    }

    /** The newest nodes. */
    public List<FlowNode> heads() {
        FlowEndNode end = end();
        if (end != null) {
            return List.of(end);
        }
        return engine == null ? List.of() : engine.heads();
    }

    /** The steps that are running. */
    public List<StepExecution> steps(boolean leavesOnly) {
        return engine == null || end() != null ? List.of() : engine.steps().running(leavesOnly);
    }

    /** Stops the program. */
    public void interrupt(FlowInterruptedException cause) {
        if (engine != null && end() == null) {
            engine.stop().everything(cause);
        }
    }
}
