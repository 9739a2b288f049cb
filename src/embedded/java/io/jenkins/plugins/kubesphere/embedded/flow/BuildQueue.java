package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.Action;
import hudson.model.Result;
import hudson.model.queue.QueueTaskFuture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty;

/** Builds that somebody asked for and that have not started. */
public final class BuildQueue {

    private static final Logger LOGGER = Logger.getLogger(BuildQueue.class.getName());
    private static final List<ComingBuild> WAITING = new ArrayList<>();
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "build-queue");
        thread.setDaemon(true);
        return thread;
    });

    private BuildQueue() {
    }

    /** Starts a build after so many seconds, and not before other builds of the job have ended where the job says so. */
    public static QueueTaskFuture<WorkflowRun> schedule(WorkflowJob job, int seconds, Action... actions) {
        ComingBuild coming = new ComingBuild(job, List.of(actions));
        synchronized (WAITING) {
            WAITING.add(coming);
        }
        CLOCK.schedule(() -> {
            coming.due();
            startWhatCanStart();
        }, seconds, TimeUnit.SECONDS);
        return coming;
    }

    /** Whether a build of the job is waiting. */
    public static boolean isWaiting(WorkflowJob job) {
        synchronized (WAITING) {
            return WAITING.stream().anyMatch(coming -> coming.job() == job);
        }
    }

    /** Gives up a build that has not started; false when it has. */
    static boolean cancel(ComingBuild coming) {
        synchronized (WAITING) {
            return WAITING.remove(coming);
        }
    }

    /** Called when a build ends: the next one may start. */
    public static void buildEnded() {
        CLOCK.execute(BuildQueue::startWhatCanStart);
    }

    private static void startWhatCanStart() {
        List<ComingBuild> startable = new ArrayList<>();
        synchronized (WAITING) {
            for (ComingBuild coming : List.copyOf(WAITING)) {
                boolean first = startable.stream().noneMatch(other -> other.job() == coming.job());
                if (coming.isDue() && (coming.job().isConcurrentBuild() || first && !isBlocked(coming.job()))) {
                    startable.add(coming);
                    WAITING.remove(coming);
                }
            }
        }
        startable.forEach(ComingBuild::start);
    }

    private static boolean isBlocked(WorkflowJob job) {
        boolean blocked = false;
        DisableConcurrentBuildsJobProperty property = job.getProperty(DisableConcurrentBuildsJobProperty.class);
        for (WorkflowRun run : job.getBuilds()) {
            if (run.isBuilding()) {
                blocked = true;
                if (property != null && property.isAbortPrevious()) {
                    stop(run);
                }
            }
        }
        return blocked;
    }

    private static void stop(WorkflowRun run) {
        FlowExecution execution = run.getExecution();
        if (execution != null) {
            try {
                execution.interrupt(Result.NOT_BUILT, new SupersededCause(run.getParent().getFullDisplayName()));
            } catch (IOException | InterruptedException e) {
                LOGGER.log(Level.WARNING, e, () -> "cannot stop " + run);
            }
        }
    }
}
