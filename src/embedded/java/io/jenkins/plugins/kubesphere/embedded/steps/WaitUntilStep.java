package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.TaskListener;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code waitUntil { condition }}: asks again, more and more seldom, until the block returns true. */
public final class WaitUntilStep extends Step {

    private static final long LONGEST_PAUSE = 15_000;

    private long initialRecurrencePeriod = 250;
    private boolean quiet;

    @DataBoundConstructor
    public WaitUntilStep() {
    }

    public long getInitialRecurrencePeriod() {
        return initialRecurrencePeriod;
    }

    @DataBoundSetter
    public void setInitialRecurrencePeriod(long initialRecurrencePeriod) {
        this.initialRecurrencePeriod = Math.max(1, initialRecurrencePeriod);
    }

    public boolean isQuiet() {
        return quiet;
    }

    @DataBoundSetter
    public void setQuiet(boolean quiet) {
        this.quiet = quiet;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, initialRecurrencePeriod, quiet);
    }

    private static final class Execution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final boolean quiet;
        private long pause;
        private boolean pausing;
        private BodyExecution block;
        private transient volatile ScheduledFuture<?> alarm;

        Execution(StepContext context, long pause, boolean quiet) {
            super(context);
            this.pause = pause;
            this.quiet = quiet;
        }

        @Override
        public boolean start() {
            ask();
            return false;
        }

        private void ask() {
            pausing = false;
            block = getContext().newBodyInvoker().withCallback(new Answer(this)).start();
        }

        private void again() {
            pausing = true;
            alarm = Timer.get().schedule(this::ask, pause, TimeUnit.MILLISECONDS);
            pause = Math.min(LONGEST_PAUSE, pause * 6 / 5 + 1);
        }

        @Override
        public void onResume() {
            if (pausing) {
                again();
            }
        }

        @Override
        public void stop(Throwable cause) {
            if (pausing) {
                if (alarm != null) {
                    alarm.cancel(false);
                }
                getContext().onFailure(cause);
            } else {
                block.cancel(cause);
            }
        }
    }

    private static final class Answer extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final Execution execution;

        Answer(Execution execution) {
            this.execution = execution;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            if (!(result instanceof Boolean)) {
                context.onFailure(new AbortException("waitUntil: the block must return true or false, not " + result));
            } else if ((Boolean) result) {
                context.onSuccess(null);
            } else {
                try {
                    if (!execution.quiet) {
                        context.get(TaskListener.class).getLogger().println("Will try again after " + Util.getTimeSpanString(execution.pause));
                    }
                    execution.again();
                } catch (Exception e) {
                    context.onFailure(e);
                }
            }
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            context.onFailure(failure);
        }
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("waitUntil", "Wait for condition", true, TaskListener.class);
        }
    }
}
