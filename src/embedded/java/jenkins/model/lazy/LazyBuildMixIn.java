package jenkins.model.lazy;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.RunMap;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/** Gives a job its builds. The job calls the methods of the same names here. */
public abstract class LazyBuildMixIn<
        JobT extends Job<JobT, RunT> & Queue.Task & LazyBuildMixIn.LazyLoadingJob<JobT, RunT>,
        RunT extends Run<JobT, RunT> & LazyBuildMixIn.LazyLoadingRun<JobT, RunT>> {

    private RunMap<RunT> builds;

    protected LazyBuildMixIn() {}

    protected abstract JobT asJob();

    protected abstract Class<RunT> getBuildClass();

    public final synchronized RunMap<RunT> getRunMap() {
        if (builds == null) {
            builds = createBuildRunMap();
        }
        return builds;
    }

    public final RunMap<RunT> _getRuns() {
        return getRunMap();
    }

    private RunMap<RunT> createBuildRunMap() {
        return new RunMap<>(asJob(), new RunMap.Constructor<RunT>() {
            @Override
            public RunT create(File dir) throws IOException {
                return loadBuild(dir);
            }

            @Override
            public Class<RunT> getBuildClass() {
                return LazyBuildMixIn.this.getBuildClass();
            }
        });
    }

    public final synchronized void onCreatedFromScratch() {
        builds = createBuildRunMap();
    }

    /** Call it from the job's own method; builds that run are kept when the job is only read again. */
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        synchronized (this) {
            RunMap<RunT> before = builds;
            builds = createBuildRunMap();
            if (before != null) {
                for (RunT run : before) {
                    if (run.isBuilding()) {
                        builds.put(run);
                    }
                }
            }
        }
    }

    public RunT loadBuild(File dir) throws IOException {
        return create(new Class<?>[] {asJob().getClass(), File.class}, asJob(), dir);
    }

    /** A new build with the next number, already among the job's builds. */
    public final synchronized RunT newBuild() throws IOException {
        RunT last = getLastBuild();
        RunT build = create(new Class<?>[] {asJob().getClass()}, asJob());
        if (last != null && build.getNumber() <= last.getNumber()) {
            throw new IllegalStateException("the new build " + build + " does not come after " + last);
        }
        getRunMap().put(build);
        return build;
    }

    private RunT create(Class<?>[] types, Object... arguments) throws IOException {
        try {
            return getBuildClass().getConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            throw new IOException("Cannot create a build of " + asJob().getFullName() + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(getBuildClass().getName() + " lacks a constructor", e);
        }
    }

    public final void removeRun(RunT run) {
        getRunMap().remove(run);
    }

    public final RunT getBuild(String id) {
        return getRunMap().getById(id);
    }

    public final RunT getBuildByNumber(int n) {
        return getRunMap().getByNumber(n);
    }

    public final RunT getFirstBuild() {
        return getRunMap().oldestBuild();
    }

    public final RunT getLastBuild() {
        return getRunMap().newestBuild();
    }

    public final RunT getNearestBuild(int n) {
        return getRunMap().search(n, AbstractLazyLoadRunMap.Direction.ASC);
    }

    public final RunT getNearestOldBuild(int n) {
        return getRunMap().search(n, AbstractLazyLoadRunMap.Direction.DESC);
    }

    public List<RunT> getEstimatedDurationCandidates() {
        List<RunT> candidates = new ArrayList<>();
        for (RunT run : getRunMap()) {
            if (!run.isBuilding() && candidates.size() < 3) {
                candidates.add(run);
            }
        }
        return candidates;
    }

    /** A job with lazily read builds. */
    public interface LazyLoadingJob<
            JobT extends Job<JobT, RunT> & Queue.Task & LazyLoadingJob<JobT, RunT>,
            RunT extends Run<JobT, RunT> & LazyLoadingRun<JobT, RunT>> {
        LazyBuildMixIn<JobT, RunT> getLazyBuildMixIn();
    }

    /** A build that is read lazily. */
    public interface LazyLoadingRun<
            JobT extends Job<JobT, RunT> & Queue.Task & LazyLoadingJob<JobT, RunT>,
            RunT extends Run<JobT, RunT> & LazyLoadingRun<JobT, RunT>> {
        RunMixIn<JobT, RunT> getRunMixIn();
    }

    /** Gives a build its neighbours. */
    public abstract static class RunMixIn<
            JobT extends Job<JobT, RunT> & Queue.Task & LazyLoadingJob<JobT, RunT>,
            RunT extends Run<JobT, RunT> & LazyLoadingRun<JobT, RunT>> {

        protected RunMixIn() {}

        protected abstract RunT asRun();

        public final BuildReference<RunT> createReference() {
            return new BuildReference<>(asRun().getId(), asRun());
        }

        /** Neighbours are looked up each time, so there is nothing to drop. */
        public final void dropLinks() {}

        public final RunT getPreviousBuild() {
            return runs().search(asRun().getNumber() - 1, AbstractLazyLoadRunMap.Direction.DESC);
        }

        public final RunT getNextBuild() {
            return runs().search(asRun().getNumber() + 1, AbstractLazyLoadRunMap.Direction.ASC);
        }

        private RunMap<RunT> runs() {
            return asRun().getParent().getLazyBuildMixIn()._getRuns();
        }
    }
}
