package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.FunctionCallEnv;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import groovy.lang.Closure;
import hudson.model.Action;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.embedded.flow.BranchName;
import io.jenkins.plugins.kubesphere.embedded.flow.BuildLog;
import io.jenkins.plugins.kubesphere.embedded.flow.Graph;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs the program of one build on one thread at a time, and writes its state to disk whenever it waits. */
public final class PipelineEngine {

    private static final Logger LOGGER = Logger.getLogger(PipelineEngine.class.getName());
    private static final Map<File, PipelineEngine> RUNNING = new ConcurrentHashMap<>();
    private static final List<Class> CATEGORIES = new ArrayList<>(Continuable.categories);
    private static final ThreadLocal<PipelineEngine> CURRENT = new ThreadLocal<>();

    static {
        CATEGORIES.add(WritableIteration.class);
    }

    private final FlowExecutionOwner owner;
    private final ScriptCompiler compiler;
    private final Graph graph;
    private final BuildLog log;
    private final ProgramFile file;
    private final Consumer<Outcome> onEnd;
    private final SerialLoop loop = new SerialLoop();
    private Program program = new Program();
    private PipelineThread running;
    private volatile Throwable interruption;
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
        this.file = new ProgramFile(new File(owner.getRootDir(), "program.dat").toPath());
        RUNNING.put(owner.getRootDir().getAbsoluteFile(), this);
    }

    static PipelineEngine of(FlowExecutionOwner owner) {
        PipelineEngine engine = find(owner);
        if (engine == null) {
            throw new IllegalStateException("the pipeline of " + owner + " is not running");
        }
        return engine;
    }

    static PipelineEngine find(FlowExecutionOwner owner) {
        try {
            return RUNNING.get(owner.getRootDir().getAbsoluteFile());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "no directory for " + owner);
            return null;
        }
    }

    /** The engine whose script is running on this thread, or null. */
    public static PipelineEngine current() {
        return CURRENT.get();
    }

    /** The engines of all running builds. */
    public static List<PipelineEngine> all() {
        return List.copyOf(RUNNING.values());
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

    Throwable interruption() {
        return interruption;
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
            if (!file.exists()) {
                end(Integer.toString(graph.last()), new Outcome(null, new hudson.AbortException(
                        "The controller stopped before this build had written any state; start it again.")));
                return;
            }
            try {
                compiler.compile();
                program = file.read(compiler.loader());
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
            save();
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
                save();
                if (thread.next == null) {
                    stepEnded(waiting);
                }
            }
            return;
        }
        program.threads.remove(thread.id);
        if (thread.body == null) {
            end(thread.head, out);
        } else {
            bodyEnded(thread, out);
        }
    }

    private void bodyEnded(PipelineThread thread, Outcome out) throws IOException {
        List<Action> notes = out.isFailure() ? List.of(new ErrorAction(out.getAbnormal())) : List.of();
        FlowNode last = graph.finish(List.of(thread.head), thread.enclosing, notes);
        println("[Pipeline] }");
        EngineStepContext context = thread.body.context();
        context.tail = last.getId();
        Outcome result = out;
        if (out.isFailure() && thread.body.cancelledBy() != null && out.getAbnormal() instanceof InterruptedException) {
            result = new Outcome(null, thread.body.cancelledBy());
        }
        thread.body.finished(result);
    }

    void startBody(BodyRun run, Closure<?> block, List<Object> variables, String name) {
        if (CURRENT.get() == this) {
            begin(run, block, variables, name);
        } else {
            submit(() -> begin(run, block, variables, name));
        }
    }

    private void begin(BodyRun run, Closure<?> block, List<Object> variables, String name) {
        EngineStepContext context = run.context();
        PipelineThread parent = program.threads.get(context.thread());
        List<Action> notes = name == null ? List.of() : List.of(BodyName.of(context.function(), name));
        FlowNode node;
        try {
            node = graph.body(context.tail, context.node(), context.function(), notes);
        } catch (IOException e) {
            context.onFailure(e);
            return;
        }
        println(name == null ? "[Pipeline] {" : "[Pipeline] { (" + (notes.get(0) instanceof BranchName label
                ? label.getDisplayName() : name) + ")");
        FunctionCallEnv env = new FunctionCallEnv(null, Continuation.HALT, null, null);
        env.setInvoker(compiler.invoker());
        PipelineThread thread = new PipelineThread(++program.lastThread, parent, Blocks.program(block, env),
                ContextVariables.inside(context.variables(), variables), node.getId(), node.getId(), run);
        thread.next = new Outcome(null, null);
        program.threads.put(thread.id, thread);
        run.started(thread);
    }

    /** The step has an outcome and its strand goes on with it. */
    void stepEnded(EngineStepContext context) throws IOException {
        PipelineThread thread = program.threads.get(context.thread());
        if (thread == null || thread.stepContext != context || thread.next != null) {
            LOGGER.fine(() -> "nobody waits any more for " + context);
            return;
        }
        Outcome outcome = context.outcome();
        closeStep(thread, context, outcome);
        thread.next = outcome;
    }

    /** Whether runs of the step's block have begun and not ended. */
    boolean hasStrandsOf(EngineStepContext context) {
        return program.threads.values().stream().anyMatch(thread -> thread.body != null && thread.body.context() == context);
    }

    /** Draws the end of a step. */
    void closeStep(PipelineThread thread, EngineStepContext context, Outcome outcome) throws IOException {
        FlowNode node = graph.get(context.node());
        List<Action> notes = outcome.isFailure() ? List.of(new ErrorAction(outcome.getAbnormal())) : List.of();
        if (context.hasBody() || node instanceof org.jenkinsci.plugins.workflow.graph.BlockStartNode) {
            thread.head = graph.finish(List.of(context.tail), context.node(), notes).getId();
            println("[Pipeline] // " + context.function());
        } else if (outcome.isFailure()) {
            node.addAction(notes.get(0));
        }
        thread.step = null;
        thread.stepContext = null;
    }

    /** Notes what the running strand waits for. */
    void waitFor(StepExecution step, EngineStepContext context) {
        running.step = step;
        running.stepContext = context;
    }

    /** Stops what runs inside this strand. */
    void stopInside(PipelineThread ancestor, Throwable cause) {
        for (PipelineThread leaf : program.leaves()) {
            if (ancestor == null || leaf.inside(ancestor)) {
                if (leaf.step == null) {
                    leaf.program.superInterrupt(cause);
                } else {
                    try {
                        leaf.step.stop(cause);
                    } catch (Throwable failure) {
                        cause.addSuppressed(failure);
                        leaf.stepContext.onFailure(cause);
                    }
                }
            }
        }
    }

    /** Stops the whole program; a loop that never waits is stopped as well. */
    public void interrupt(Throwable cause) {
        interruption = cause;
        submit(() -> {
            interruption = null;
            stopInside(null, cause);
        });
    }

    /** Ends the program without asking its steps, for those that do not stop. */
    public void kill(Throwable cause) {
        interruption = cause;
        loop.submit(() -> {
            if (!ended) {
                CURRENT.set(this);
                try {
                    end(Integer.toString(graph.last()), new Outcome(null, cause));
                } finally {
                    CURRENT.remove();
                }
            }
        });
    }

    /** The steps that are running now. */
    public List<StepExecution> steps(boolean leavesOnly) {
        List<StepExecution> steps = new ArrayList<>();
        call(() -> {
            for (PipelineThread thread : leavesOnly ? program.leaves() : new ArrayList<>(program.threads.values())) {
                if (thread.step != null) {
                    steps.add(thread.step);
                }
            }
        });
        return steps;
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

    ListenableFuture<Void> saveLater() {
        SettableFuture<Void> written = SettableFuture.create();
        submit(() -> {
            save();
            written.set(null);
        });
        return written;
    }

    private void save() throws IOException {
        program.lastNode = graph.last();
        try {
            file.write(program);
        } catch (IOException | RuntimeException failure) {
            refuse(failure);
        }
    }

    /** What cannot be written to disk would be lost at a restart: the newest strand fails at once instead. */
    private void refuse(Exception failure) throws IOException {
        for (PipelineThread leaf : program.leaves()) {
            if (leaf.stepContext != null) {
                Throwable cause = NotWritable.explain(failure);
                StepExecution step = leaf.step;
                EngineStepContext context = leaf.stepContext;
                if (step != null) {
                    try {
                        step.stop(cause);
                    } catch (Exception e) {
                        cause.addSuppressed(e);
                    }
                }
                context.onFailure(cause);
                if (leaf.stepContext == context) {
                    leaf.next = new Outcome(null, cause);
                    closeStep(leaf, context, leaf.next);
                }
                return;
            }
        }
        throw failure instanceof IOException io ? io : new IOException(failure);
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
            file.delete();
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> "cannot record the end of " + owner);
        }
        program = new Program();
        try {
            RUNNING.remove(owner.getRootDir().getAbsoluteFile(), this);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "no directory for " + owner);
        }
        onEnd.accept(outcome);
    }
}
