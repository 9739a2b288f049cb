package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.FunctionCallEnv;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.embedded.flow.BuildLog;
import io.jenkins.plugins.kubesphere.embedded.flow.Graph;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Runs the program of one build on one thread at a time, and writes its state to disk whenever it waits. */
public final class PipelineEngine {

    private static final Logger LOGGER = Logger.getLogger(PipelineEngine.class.getName());
    private static final List<Class> CATEGORIES = new ArrayList<>(Continuable.categories);
    private static final ThreadLocal<PipelineEngine> CURRENT = new ThreadLocal<>();

    static {
        CATEGORIES.add(WritableIteration.class);
    }

    private final FlowExecutionOwner owner;
    private final ScriptCompiler compiler;
    private final Graph graph;
    private final BuildLog log;
    private final Consumer<Outcome> onEnd;
    private final ProgramSaving saving;
    private final StepRuns steps = new StepRuns(this);
    private final BlockRuns blocks = new BlockRuns(this);
    private final ProgramStop stop = new ProgramStop(this);
    private final SerialLoop loop = new SerialLoop();
    private Program program = new Program();
    private PipelineThread running;
    private volatile boolean ended;
    private volatile boolean suspended;
    private volatile boolean closed;

    /** @param onEnd told once how the program ended, after the last node is drawn */
    public PipelineEngine(FlowExecutionOwner owner, ScriptCompiler compiler, Graph graph, BuildLog log, Consumer<Outcome> onEnd)
            throws IOException {
        this.owner = owner;
        this.compiler = compiler;
        this.graph = graph;
        this.log = log;
        this.onEnd = onEnd;
        this.saving = new ProgramSaving(this);
        RunningEngines.add(this);
    }

    /** The engine whose script is running on this thread, or null. */
    public static PipelineEngine current() {
        return CURRENT.get();
    }

    /** The build. */
    public FlowExecutionOwner owner() {
        return owner;
    }

    Program program() {
        return program;
    }

    BuildLog log() {
        return log;
    }

    Graph graph() {
        return graph;
    }

    ScriptCompiler compiler() {
        return compiler;
    }

    PipelineThread running() {
        return running;
    }

    ProgramSaving saving() {
        return saving;
    }

    StepRuns steps() {
        return steps;
    }

    BlockRuns blocks() {
        return blocks;
    }

    ProgramStop stop() {
        return stop;
    }

    /** Compiles and starts the program. A script that does not compile ends the build before anything runs. */
    public void start() {
        submit(() -> {
            FlowNode first = graph.start();
            println("[Pipeline] Start of Pipeline");
            try {
                program.script = compiler.compile();
            } catch (Throwable failure) {
                end(first.getId(), new Outcome(null, failure));
                return;
            }
            FunctionCallEnv env = new FunctionCallEnv(null, Continuation.HALT, null, null);
            env.setInvoker(compiler.invoker());
            Continuable main = new Continuable(program.script, env);
            PipelineThread thread = new PipelineThread(++program.lastThread, null, main,
                    ContextVariables.inside(null, List.of()), first.getId(), first.getId(), null);
            thread.next = new Outcome(null, null);
            program.threads.put(thread.id, thread);
        });
    }

    /** Reads the state from disk and goes on. */
    public void resume() {
        submit(() -> {
            if (!saving.isThere()) {
                end(Integer.toString(graph.last()), new Outcome(null, new hudson.AbortException(
                        "The controller stopped before this build had written any state; start it again.")));
                return;
            }
            try {
                compiler.compile();
                program = saving.read();
            } catch (Throwable failure) {
                end(Integer.toString(graph.last()), new Outcome(null, failure));
                return;
            }
            graph.truncateAfter(program.lastNode);
            log.setTimestamps(program.timestamps);
            println("Resuming build at " + new java.util.Date() + " after Jenkins restart");
            for (PipelineThread thread : program.threads.values()) {
                if (thread.body != null) {
                    thread.body.resumed(thread);
                }
            }
            for (PipelineThread thread : new ArrayList<>(program.threads.values())) {
                if (thread.step != null && thread.next == null) {
                    resume(thread);
                }
            }
        });
    }

    private static void resume(PipelineThread thread) {
        try {
            thread.step.onResume();
        } catch (RuntimeException e) {
            thread.stepContext.onFailure(e);
        }
    }

    /** A piece of work for the program's thread. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    void submit(Work work) {
        loop.submit(() -> {
            if (ended || closed) {
                return;
            }
            CURRENT.set(this);
            try {
                work.run();
                runUntilWaiting();
            } catch (Throwable failure) {
                LOGGER.log(Level.SEVERE, failure, () -> "the engine of " + owner + " failed");
                end(Integer.toString(graph.last()), new Outcome(null, failure));
            } finally {
                CURRENT.remove();
            }
        });
    }

    /** Lets the program run no further in this process; what its steps bring meanwhile is written down for the next one. */
    void suspend() {
        suspended = true;
    }

    /** Takes nothing any more: what steps bring from now on is found out again when the program resumes. */
    void close() {
        closed = true;
    }

    /** Waits until what runs at the moment has been written down. */
    void awaitRest(long time, TimeUnit unit) throws InterruptedException {
        CountDownLatch rest = new CountDownLatch(1);
        loop.submit(rest::countDown);
        rest.await(time, unit);
    }

    /** Does something on the program's thread and waits for it. */
    void call(Runnable work) {
        if (CURRENT.get() == this) {
            work.run();
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        loop.submit(() -> {
            try {
                work.run();
            } finally {
                done.countDown();
            }
        });
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runUntilWaiting() throws IOException {
        boolean ran = true;
        while (ran && !ended && !suspended) {
            ran = false;
            for (PipelineThread thread : new ArrayList<>(program.threads.values())) {
                if (thread.next != null && program.threads.get(thread.id) == thread) {
                    run(thread);
                    ran = true;
                }
            }
        }
        if (!ended) {
            saving.save();
        }
    }

    private void run(PipelineThread thread) throws IOException {
        Outcome in = thread.next;
        thread.next = null;
        running = thread;
        Outcome out;
        try {
            out = thread.program.run0(in, CATEGORIES);
        } finally {
            running = null;
        }
        if (thread.program.isResumable()) {
            EngineStepContext waiting = java.util.Objects.requireNonNull(thread.stepContext, "a strand waits for no step");
            if (waiting.endStart() != null) {
                saving.save();
                if (thread.next == null) {
                    steps.ended(waiting);
                }
            }
            return;
        }
        program.threads.remove(thread.id);
        if (thread.body == null) {
            end(thread.head, out);
        } else {
            blocks.ended(thread, out);
        }
    }

    /** The newest node of every strand that nothing runs inside of. */
    public List<FlowNode> heads() {
        List<FlowNode> heads = new ArrayList<>();
        if (ended || program.threads.isEmpty()) {
            FlowNode last = graph.get(Integer.toString(graph.last()));
            return last == null ? heads : List.of(last);
        }
        call(() -> program.leaves().forEach(thread -> heads.add(graph.get(thread.head))));
        return heads;
    }

    void setResult(Result result) {
        try {
            ((Run<?, ?>) owner.getExecutable()).setResult(result);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void println(String line) {
        PrintStream out = new PrintStream(log.stream(null), true, StandardCharsets.UTF_8);
        out.println(line);
    }

    private void end(String head, Outcome outcome) {
        ended = true;
        try {
            Throwable failure = outcome.getAbnormal();
            Result result = failure == null ? Result.SUCCESS
                    : failure instanceof FlowInterruptedException stop ? stop.getResult() : Result.FAILURE;
            graph.end(head, result, failure == null ? List.of() : List.of(new ErrorAction(failure)));
            println("[Pipeline] End of Pipeline");
            saving.delete();
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> "cannot record the end of " + owner);
        }
        program = new Program();
        RunningEngines.remove(this);
        onEnd.accept(outcome);
    }
}
