package io.jenkins.plugins.kubesphere.steps;

import hudson.AbortException;
import io.jenkins.plugins.kubesphere.image.ImageException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs a push beside the pipeline. After a restart of the controller the push is done again, which sends only what had not arrived: blobs and
 * manifests are named by their digests.
 */
final class HarborPushExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "harborPush");
        thread.setDaemon(true);
        return thread;
    });

    private final HarborPushStep step;
    private final String id = UUID.randomUUID().toString();
    private transient volatile Future<?> work;
    /** Of this process alone: an end that was not written down before the controller was killed has to be reached again. */
    private transient volatile boolean stopped;

    HarborPushExecution(StepContext context, HarborPushStep step) {
        super(context);
        this.step = step;
    }

    @Override
    public boolean start() throws Exception {
        try {
            step.check();
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
        begin(false);
        return false;
    }

    @Override
    public void onResume() {
        if (!stopped) {
            begin(true);
        }
    }

    private void begin(boolean resumed) {
        work = THREADS.submit(() -> run(resumed));
    }

    /** Every way out of here completes the step exactly once, but for a stop, which has completed it already. */
    private void run(boolean resumed) {
        try {
            Object result = new PushWork(getContext(), step, resumed, id).run();
            if (!stopped) {
                getContext().onSuccess(result);
            }
        } catch (ImageException | IllegalArgumentException e) {
            fail(new AbortException(e.getMessage()));
        } catch (InterruptedException e) {
            fail(e);
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            fail(e);
        }
    }

    private void fail(Throwable problem) {
        if (!stopped) {
            getContext().onFailure(problem);
        }
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        stopped = true;
        Future<?> running = work;
        if (running != null) {
            running.cancel(true);
        }
        getContext().onFailure(cause);
    }
}
