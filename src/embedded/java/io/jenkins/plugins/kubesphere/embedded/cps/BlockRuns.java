package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.FunctionCallEnv;
import groovy.lang.Closure;
import hudson.model.Action;
import io.jenkins.plugins.kubesphere.embedded.flow.BranchName;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Begins and ends the strands that run the blocks of steps, and draws both. */
final class BlockRuns {

    private final PipelineEngine engine;

    BlockRuns(PipelineEngine engine) {
        this.engine = engine;
    }

    void start(BodyRun run, Closure<?> block, List<Object> variables, String name) {
        if (PipelineEngine.current() == engine) {
            begin(run, block, variables, name);
        } else {
            engine.submit(() -> begin(run, block, variables, name));
        }
    }

    private void begin(BodyRun run, Closure<?> block, List<Object> variables, String name) {
        EngineStepContext context = run.context();
        Program program = engine.program();
        PipelineThread parent = program.threads.get(context.thread());
        List<Action> notes = name == null ? List.of() : List.of(BodyName.of(context.function(), name));
        FlowNode node;
        try {
            node = engine.graph().body(context.tail, context.node(), context.function(), notes);
        } catch (IOException e) {
            context.onFailure(e);
            return;
        }
        engine.println(name == null ? "[Pipeline] {" : "[Pipeline] { (" + (notes.get(0) instanceof BranchName label
                ? label.getDisplayName() : name) + ")");
        FunctionCallEnv env = new FunctionCallEnv(null, Continuation.HALT, null, null);
        env.setInvoker(engine.compiler().invoker());
        PipelineThread thread = new PipelineThread(++program.lastThread, parent, Blocks.program(block, env),
                ContextVariables.inside(context.variables(), variables), node.getId(), node.getId(), run);
        thread.next = new Outcome(null, null);
        program.threads.put(thread.id, thread);
        run.started(thread);
    }

    void ended(PipelineThread thread, Outcome out) throws IOException {
        List<Action> notes = out.isFailure() ? List.of(new ErrorAction(out.getAbnormal())) : List.of();
        FlowNode last = engine.graph().finish(List.of(thread.head), thread.enclosing, notes);
        engine.println("[Pipeline] }");
        EngineStepContext context = thread.body.context();
        context.tail = last.getId();
        Outcome result = out;
        if (out.isFailure() && thread.body.cancelledBy() != null && out.getAbnormal() instanceof InterruptedException) {
            result = new Outcome(null, thread.body.cancelledBy());
        }
        thread.body.finished(result, last.getId());
    }
}
