package org.jenkinsci.plugins.workflow.job;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.RunMap;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.kubesphere.embedded.flow.BuildQueue;
import java.io.IOException;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.model.lazy.LazyBuildMixIn;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty;

/** A job that runs a pipeline. */
public final class WorkflowJob extends Job<WorkflowJob, WorkflowRun>
        implements LazyBuildMixIn.LazyLoadingJob<WorkflowJob, WorkflowRun>, ParameterizedJobMixIn.ParameterizedJob<WorkflowJob, WorkflowRun>,
        TopLevelItem, Queue.FlyweightTask {

    private FlowDefinition definition;
    private boolean disabled;
    private Integer quietPeriod;
    private transient LazyBuildMixIn<WorkflowJob, WorkflowRun> builds;

    /** @param parent usually the controller itself */
    public WorkflowJob(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        getLazyBuildMixIn().onLoad(parent, name);
    }

    @Override
    public void onCreatedFromScratch() {
        getLazyBuildMixIn().onCreatedFromScratch();
    }

    @Override
    public synchronized LazyBuildMixIn<WorkflowJob, WorkflowRun> getLazyBuildMixIn() {
        if (builds == null) {
            builds = new Builds(this);
        }
        return builds;
    }

    /** Finds the builds on disk. */
    private static final class Builds extends LazyBuildMixIn<WorkflowJob, WorkflowRun> {
        private final WorkflowJob job;

        Builds(WorkflowJob job) {
            this.job = job;
        }

        @Override
        protected WorkflowJob asJob() {
            return job;
        }

        @Override
        protected Class<WorkflowRun> getBuildClass() {
            return WorkflowRun.class;
        }
    }

    /** Where the program comes from; null when nobody has said yet. */
    public FlowDefinition getDefinition() {
        return definition;
    }

    /** Sets where the program comes from; save the job afterwards. */
    public void setDefinition(FlowDefinition definition) {
        this.definition = definition;
    }

    @Override
    protected RunMap<WorkflowRun> _getRuns() {
        return getLazyBuildMixIn()._getRuns();
    }

    @Override
    protected void removeRun(WorkflowRun run) {
        _getRuns().removeValue(run);
    }

    @Override
    public boolean isBuildable() {
        return definition != null && !disabled;
    }

    /** Whether somebody has switched the job off. */
    public boolean isDisabled() {
        return disabled;
    }

    /** Switches the job off or on. */
    public void setDisabled(boolean disabled) {
        this.disabled = disabled;
    }

    /** Seconds between the wish for a build and its start. */
    public int getQuietPeriod() {
        return quietPeriod == null ? 0 : quietPeriod;
    }

    /** Sets it; null for the controller's default. */
    public void setQuietPeriod(Integer seconds) throws IOException {
        quietPeriod = seconds;
        save();
    }

    /** Whether builds may run at the same time. */
    public boolean isConcurrentBuild() {
        return getProperty(DisableConcurrentBuildsJobProperty.class) == null;
    }

    /** Allows or forbids builds at the same time. */
    public void setConcurrentBuild(boolean concurrent) throws IOException {
        removeProperty(DisableConcurrentBuildsJobProperty.class);
        if (!concurrent) {
            addProperty(new DisableConcurrentBuildsJobProperty());
        }
    }

    /**
     * Asks for a build.
     *
     * @param quietPeriod seconds to wait before it starts; negative for the job's own
     * @return the coming build, or null when the job cannot be built now
     */
    public QueueTaskFuture<WorkflowRun> scheduleBuild2(int quietPeriod, Action... actions) {
        return isBuildable() ? BuildQueue.schedule(this, quietPeriod < 0 ? getQuietPeriod() : quietPeriod, actions) : null;
    }

    @Override
    public boolean scheduleBuild(Cause cause) {
        return scheduleBuild(-1, cause);
    }

    @Override
    public boolean scheduleBuild(int seconds, Cause cause) {
        return scheduleBuild2(seconds, new CauseAction(cause)) != null;
    }

    @Override
    public boolean isInQueue() {
        return BuildQueue.isWaiting(this);
    }

    @Override
    public TopLevelItemDescriptor getDescriptor() {
        return (TopLevelItemDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }

    @Override
    public WorkflowRun getBuildByNumber(int n) {
        return _getRuns().getByNumber(n);
    }

    @Override
    public WorkflowRun getLastBuild() {
        return _getRuns().newestValue();
    }

    /** Describes pipeline jobs. */
    @Extension
    @Symbol("pipeline")
    public static final class DescriptorImpl extends TopLevelItemDescriptor {
        @Override
        public String getDisplayName() {
            return "Pipeline";
        }

        @Override
        public TopLevelItem newInstance(ItemGroup parent, String name) {
            return new WorkflowJob(parent, name);
        }
    }
}
