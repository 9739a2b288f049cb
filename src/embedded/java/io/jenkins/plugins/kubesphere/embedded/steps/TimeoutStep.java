package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.Extension;
import hudson.model.TaskListener;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code timeout(time: 10, unit: 'MINUTES') { }}; with {@code activity: true} the time counts since the last line of the log. */
public final class TimeoutStep extends Step {

    private final int time;
    private TimeUnit unit = TimeUnit.MINUTES;
    private boolean activity;

    @DataBoundConstructor
    public TimeoutStep(int time) {
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

    public boolean isActivity() {
        return activity;
    }

    @DataBoundSetter
    public void setActivity(boolean activity) {
        this.activity = activity;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new TimeoutExecution(context, unit.toMillis(time), activity);
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends PlainStepDescriptor {
        public DescriptorImpl() {
            super("timeout", "Enforce time limit", true, TaskListener.class);
        }
    }
}
