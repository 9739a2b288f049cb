package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Util;
import hudson.console.ConsoleLogFilter;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.model.CauseOfInterruption;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Cancels the block when its time is over; the end is a moment, not a duration, so a restart gives no extra time. */
final class TimeoutExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    /** Last activity of each block that counts by activity, in milliseconds since the epoch. */
    private static final ConcurrentMap<String, Long> LAST_ACTIVITY = new ConcurrentHashMap<>();

    private final long limit;
    private final boolean activity;
    private final String id = java.util.UUID.randomUUID().toString();
    private long end;
    private BodyExecution block;
    private transient volatile ScheduledFuture<?> alarm;

    TimeoutExecution(StepContext context, long limit, boolean activity) {
        super(context);
        this.limit = limit;
        this.activity = activity;
    }

    @Override
    public boolean start() throws Exception {
        end = System.currentTimeMillis() + limit;
        TaskListener listener = getContext().get(TaskListener.class);
        listener.getLogger().println("Timeout set to expire in " + Util.getTimeSpanString(limit) + (activity ? " without activity" : ""));
        BodyInvoker invoker = getContext().newBodyInvoker().withCallback(new Finish(id));
        if (activity) {
            invoker.withContext(BodyInvoker.mergeConsoleLogFilters(getContext().get(ConsoleLogFilter.class), new Watch(id)));
            LAST_ACTIVITY.put(id, System.currentTimeMillis());
        }
        block = invoker.start();
        schedule();
        return false;
    }

    @Override
    public void onResume() {
        if (activity) {
            LAST_ACTIVITY.put(id, System.currentTimeMillis());
        }
        schedule();
    }

    private void schedule() {
        alarm = Timer.get().schedule(this::look, Math.max(1, due() - System.currentTimeMillis()), TimeUnit.MILLISECONDS);
    }

    private long due() {
        return activity ? LAST_ACTIVITY.getOrDefault(id, System.currentTimeMillis()) + limit : end;
    }

    private void look() {
        if (block.isDone()) {
            return;
        }
        if (due() > System.currentTimeMillis()) {
            schedule();
            return;
        }
        try {
            getContext().get(TaskListener.class).getLogger().println("Cancelling nested steps due to timeout");
        } catch (IOException | InterruptedException e) {
            getContext().onFailure(e);
            return;
        }
        block.cancel(new FlowInterruptedException(Result.ABORTED, false, new ExceededTimeout(id)));
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        if (alarm != null) {
            alarm.cancel(false);
        }
        if (block != null) {
            block.cancel(cause);
        } else {
            getContext().onFailure(cause);
        }
    }

    /** Why the block ended. */
    static final class ExceededTimeout extends CauseOfInterruption {

        private static final long serialVersionUID = 1L;

        private final String id;

        ExceededTimeout(String id) {
            this.id = id;
        }

        @Override
        public String getShortDescription() {
            return "Timeout has been exceeded";
        }
    }

    private static final class Finish extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final String id;

        Finish(String id) {
            this.id = id;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            LAST_ACTIVITY.remove(id);
            context.onSuccess(result);
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            LAST_ACTIVITY.remove(id);
            context.onFailure(failure);
        }
    }

    private static final class Watch extends ConsoleLogFilter implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String id;

        Watch(String id) {
            this.id = id;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public OutputStream decorateLogger(Run build, OutputStream logger) {
            return new FilterOutputStream(logger) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    LAST_ACTIVITY.put(id, System.currentTimeMillis());
                    out.write(bytes, offset, length);
                }
            };
        }
    }
}
