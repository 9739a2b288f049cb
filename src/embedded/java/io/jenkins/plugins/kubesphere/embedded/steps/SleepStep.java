package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.TaskListener;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code sleep time: 5, unit: 'SECONDS'}. */
public final class SleepStep extends Step {

    private final int time;
    private TimeUnit unit = TimeUnit.SECONDS;

    @DataBoundConstructor
    public SleepStep(int time) {
        this.time = time;
    }

    public int getTime() {
        return time;
    }

    public TimeUnit getUnit() {
        return unit;
    }

    @DataBoundSetter
    public void setUnit(TimeUnit unit) {
        this.unit = unit;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, System.currentTimeMillis() + unit.toMillis(time));
    }

    private static final class Execution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final long end;
        private transient volatile ScheduledFuture<?> alarm;

        Execution(StepContext context, long end) {
            super(context);
            this.end = end;
        }

        @Override
        public boolean start() throws Exception {
            long milliseconds = Math.max(0, end - System.currentTimeMillis());
            getContext().get(TaskListener.class).getLogger().println("Sleeping for " + Util.getTimeSpanString(milliseconds));
            schedule();
            return false;
        }

        @Override
        public void onResume() {
            schedule();
        }

        private void schedule() {
            alarm = Timer.get().schedule(() -> getContext().onSuccess(null), Math.max(0, end - System.currentTimeMillis()), TimeUnit.MILLISECONDS);
        }

        @Override
        public void stop(Throwable cause) {
            if (alarm != null) {
                alarm.cancel(false);
            }
            getContext().onFailure(cause);
        }

        @Override
        public String getStatus() {
            return "sleeping for another " + Util.getTimeSpanString(Math.max(0, end - System.currentTimeMillis()));
        }
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("sleep", "Sleep", false, TaskListener.class);
        }
    }
}
