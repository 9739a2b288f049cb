package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.Action;
import hudson.model.queue.QueueTaskFuture;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** A build that was asked for: first its start, then its end can be waited for. */
final class ComingBuild implements QueueTaskFuture<WorkflowRun> {

    private final WorkflowJob job;
    private final List<Action> actions;
    private final CompletableFuture<WorkflowRun> started = new CompletableFuture<>();
    private final CompletableFuture<WorkflowRun> ended = new CompletableFuture<>();
    private volatile boolean due;

    ComingBuild(WorkflowJob job, List<Action> actions) {
        this.job = job;
        this.actions = actions;
    }

    WorkflowJob job() {
        return job;
    }

    void due() {
        due = true;
    }

    boolean isDue() {
        return due;
    }

    void start() {
        try {
            WorkflowRun run = BuildStart.create(job, actions, ended);
            started.complete(run);
            run.run();
        } catch (Throwable failure) {
            started.completeExceptionally(failure);
            ended.completeExceptionally(failure);
        }
    }

    @Override
    public Future<WorkflowRun> getStartCondition() {
        return started;
    }

    @Override
    public WorkflowRun waitForStart() throws InterruptedException, ExecutionException {
        return started.get();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (!BuildQueue.cancel(this)) {
            return false;
        }
        started.completeExceptionally(new CancellationException());
        return ended.cancel(false);
    }

    @Override
    public boolean isCancelled() {
        return ended.isCancelled();
    }

    @Override
    public boolean isDone() {
        return ended.isDone();
    }

    @Override
    public WorkflowRun get() throws InterruptedException, ExecutionException {
        return ended.get();
    }

    @Override
    public WorkflowRun get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return ended.get(timeout, unit);
    }
}
