package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Outcome;
import hudson.model.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The steps that the strands of a program wait for: which they are, and what becomes of a strand when its step ends. */
final class StepRuns {

    private static final Logger LOGGER = Logger.getLogger(StepRuns.class.getName());

    private final PipelineEngine engine;

    StepRuns(PipelineEngine engine) {
        this.engine = engine;
    }

    /** The step has an outcome and its strand goes on with it. */
    void ended(EngineStepContext context) throws IOException {
        PipelineThread thread = engine.program().threads.get(context.thread());
        if (thread == null || thread.stepContext != context || thread.next != null) {
            LOGGER.fine(() -> "nobody waits any more for " + context);
            return;
        }
        Outcome outcome = context.outcome();
        close(thread, context, outcome);
        thread.next = outcome;
    }

    /** Whether runs of the step's block have begun and not ended. */
    boolean hasStrandsOf(EngineStepContext context) {
        return engine.program().threads.values().stream().anyMatch(thread -> thread.body != null && thread.body.context() == context);
    }

    /** Draws the end of a step. */
    void close(PipelineThread thread, EngineStepContext context, Outcome outcome) throws IOException {
        FlowNode node = engine.graph().get(context.node());
        List<Action> notes = outcome.isFailure() ? List.of(new ErrorAction(outcome.getAbnormal())) : List.of();
        if (context.hasBody() || node instanceof BlockStartNode) {
            thread.head = engine.graph().finish(List.of(context.tail), context.node(), notes).getId();
            engine.println("[Pipeline] // " + context.function());
        } else if (outcome.isFailure()) {
            node.addAction(notes.get(0));
        }
        thread.step = null;
        thread.stepContext = null;
    }

    /** Notes what the running strand waits for. */
    void waitFor(StepExecution step, EngineStepContext context) {
        engine.running().step = step;
        engine.running().stepContext = context;
    }

    /** The steps that are running now. */
    List<StepExecution> running(boolean leavesOnly) {
        List<StepExecution> steps = new ArrayList<>();
        engine.call(() -> {
            for (PipelineThread thread : leavesOnly ? engine.program().leaves() : new ArrayList<>(engine.program().threads.values())) {
                if (thread.step != null) {
                    steps.add(thread.step);
                }
            }
        });
        return steps;
    }
}
