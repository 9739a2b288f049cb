package jenkins.model;

import hudson.model.Action;
import hudson.model.BuildableItem;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.QueueTaskFuture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jenkins.model.lazy.LazyBuildMixIn;

/** Lets a job be scheduled, with parameters where it has some. */
public abstract class ParameterizedJobMixIn<
        JobT extends Job<JobT, RunT> & ParameterizedJobMixIn.ParameterizedJob<JobT, RunT> & Queue.Task,
        RunT extends Run<JobT, RunT> & Queue.Executable> {

    public ParameterizedJobMixIn() {}

    protected abstract JobT asJob();

    public final boolean scheduleBuild(Cause c) {
        return scheduleBuild(asJob().getQuietPeriod(), c);
    }

    public final boolean scheduleBuild(int quietPeriod, Cause c) {
        return schedule(asJob(), quietPeriod, new CauseAction(c)) != null;
    }

    /** Schedules a build; null when it cannot be scheduled. Parameters without a value get their defaults. */
    @SuppressWarnings("unchecked")
    public final QueueTaskFuture<RunT> scheduleBuild2(int quietPeriod, Action... actions) {
        Queue.Item item = schedule(asJob(), quietPeriod, actions);
        return item == null ? null : (QueueTaskFuture<RunT>) (QueueTaskFuture<?>) item.getFuture();
    }

    public static Queue.Item scheduleBuild2(Job<?, ?> job, int quietPeriod, Action... actions) {
        return job instanceof ParameterizedJob ? schedule(job, quietPeriod, actions) : null;
    }

    private static Queue.Item schedule(Job<?, ?> job, int quietPeriod, Action... actions) {
        if (!job.isBuildable()) {
            return null;
        }
        List<Action> all = new ArrayList<>(Arrays.asList(actions));
        all.removeIf(java.util.Objects::isNull);
        ParametersDefinitionProperty property = job.getProperty(ParametersDefinitionProperty.class);
        if (property != null) {
            ParametersAction given = hudson.Util.filter(all, ParametersAction.class).stream().findFirst().orElse(null);
            all.remove(given);
            ParametersAction defaults = new ParametersAction(defaults(property));
            all.add(given == null ? defaults : defaults.merge(given));
        }
        int period = quietPeriod < 0 ? ((ParameterizedJob<?, ?>) job).getQuietPeriod() : quietPeriod;
        return Jenkins.get().getQueue().schedule2((Queue.Task) job, period, all).getItem();
    }

    private static List<ParameterValue> defaults(ParametersDefinitionProperty property) {
        List<ParameterValue> defaults = new ArrayList<>();
        for (ParameterDefinition definition : property.getParameterDefinitions()) {
            ParameterValue value = definition.getDefaultParameterValue();
            if (value != null) {
                defaults.add(value);
            }
        }
        return defaults;
    }

    public final boolean isParameterized() {
        return asJob().getProperty(ParametersDefinitionProperty.class) != null;
    }

    /** A job that can be scheduled. */
    public interface ParameterizedJob<
                    JobT extends Job<JobT, RunT> & ParameterizedJob<JobT, RunT> & Queue.Task, RunT extends Run<JobT, RunT> & Queue.Executable>
            extends BuildableItem {

        @SuppressWarnings("unchecked")
        default ParameterizedJobMixIn<JobT, RunT> getParameterizedJobMixIn() {
            return new ParameterizedJobMixIn<>() {
                @Override
                protected JobT asJob() {
                    return (JobT) ParameterizedJob.this;
                }
            };
        }

        default int getQuietPeriod() {
            return Jenkins.get().getQuietPeriod();
        }

        default boolean isDisabled() {
            return false;
        }

        default boolean isBuildable() {
            return !isDisabled();
        }

        default boolean isParameterized() {
            return getParameterizedJobMixIn().isParameterized();
        }

        @Override
        default boolean scheduleBuild(Cause c) {
            return getParameterizedJobMixIn().scheduleBuild(c);
        }

        @Override
        default boolean scheduleBuild(int quietPeriod, Cause c) {
            return getParameterizedJobMixIn().scheduleBuild(quietPeriod, c);
        }

        default QueueTaskFuture<RunT> scheduleBuild2(int quietPeriod, Action... actions) {
            return getParameterizedJobMixIn().scheduleBuild2(quietPeriod, actions);
        }

        /** A new build, or null when the job has been disabled meanwhile. */
        @Override
        @SuppressWarnings("unchecked")
        default RunT createExecutable() throws IOException {
            if (isDisabled() || !(this instanceof LazyBuildMixIn.LazyLoadingJob<?, ?> job)) {
                return null;
            }
            return (RunT) job.getLazyBuildMixIn().newBuild();
        }
    }
}
