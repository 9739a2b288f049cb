package hudson.model;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.security.ACL;
import hudson.util.CopyOnWriteList;
import hudson.util.RunList;
import io.jenkins.plugins.kubesphere.embedded.store.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import jenkins.model.Jenkins;

/** An item that has builds. */
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem implements ExtensionPoint {

    protected transient volatile int nextBuildNumber = 1;
    protected CopyOnWriteList<JobProperty<? super JobT>> properties = new CopyOnWriteList<>();

    protected Job(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        Path file = nextBuildNumberFile();
        nextBuildNumber = Files.exists(file) ? Integer.parseInt(Files.readString(file).trim()) : 1;
        if (properties == null) {
            properties = new CopyOnWriteList<>();
        }
        for (JobProperty<? super JobT> property : properties) {
            own(property);
        }
    }

    @SuppressWarnings("unchecked")
    private void own(JobProperty<? super JobT> property) {
        ((JobProperty<JobT>) property).setOwner((JobT) this);
    }

    private Path nextBuildNumberFile() {
        return getRootDir().toPath().resolve("nextBuildNumber");
    }

    protected synchronized void saveNextBuildNumber() throws IOException {
        PrivateFiles.writeShared(nextBuildNumberFile(), (nextBuildNumber + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    public int getNextBuildNumber() {
        return nextBuildNumber;
    }

    /** The number of a new build; it is given only once, over restarts too. */
    public synchronized int assignBuildNumber() throws IOException {
        int number = nextBuildNumber++;
        saveNextBuildNumber();
        return number;
    }

    /** Lets numbers go on from here; going back below the last build is ignored. */
    public synchronized void updateNextBuildNumber(int next) throws IOException {
        RunT last = getLastBuild();
        if (last == null ? next > 0 : next > last.getNumber()) {
            nextBuildNumber = next;
            saveNextBuildNumber();
        }
    }

    public abstract boolean isBuildable();

    @Override
    public Collection<? extends Job> getAllJobs() {
        return List.of(this);
    }

    public File getBuildDir() {
        return Jenkins.get().getBuildDirFor(this);
    }

    public boolean isInQueue() {
        return getQueueItem() != null;
    }

    public Queue.Item getQueueItem() {
        return this instanceof Queue.Task task ? Queue.getInstance().getItem(task) : null;
    }

    public boolean isBuilding() {
        RunT last = getLastBuild();
        return last != null && last.isBuilding();
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    @SuppressWarnings("unchecked")
    public void addProperty(JobProperty<? super JobT> jobProp) throws IOException {
        own(jobProp);
        properties.add(jobProp);
        save();
    }

    public void removeProperty(JobProperty<? super JobT> jobProp) throws IOException {
        properties.remove(jobProp);
        save();
    }

    public <T extends JobProperty> T removeProperty(Class<T> clazz) throws IOException {
        for (JobProperty<? super JobT> property : properties) {
            if (clazz.isInstance(property)) {
                removeProperty(property);
                return clazz.cast(property);
            }
        }
        return null;
    }

    public <T extends JobProperty> T getProperty(Class<T> clazz) {
        for (JobProperty<? super JobT> property : properties) {
            if (clazz.isInstance(property)) {
                return clazz.cast(property);
            }
        }
        return null;
    }

    public Map<JobPropertyDescriptor, JobProperty<? super JobT>> getProperties() {
        Map<JobPropertyDescriptor, JobProperty<? super JobT>> byDescriptor = new LinkedHashMap<>();
        for (JobProperty<? super JobT> property : properties) {
            byDescriptor.put(property.getDescriptor(), property);
        }
        return byDescriptor;
    }

    public List<JobProperty<? super JobT>> getAllProperties() {
        return properties.getView();
    }

    /** Variables of every build of this job. */
    public EnvVars getEnvironment(Node node, TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = new EnvVars();
        Computer computer = node == null ? null : node.toComputer();
        if (computer != null) {
            env = computer.getEnvironment();
            env.putAll(computer.buildEnvironment(listener));
        }
        env.putAll(getCharacteristicEnvVars());
        if (node == null || !Util.fixNull(env.get("PATH")).isEmpty()) {
            for (EnvironmentContributor contributor : EnvironmentContributor.all()) {
                contributor.buildEnvironmentFor(this, env, listener);
            }
        }
        return env;
    }

    /** Variables that tell which job this is. */
    public EnvVars getCharacteristicEnvVars() {
        EnvVars env = new EnvVars();
        env.put("JENKINS_SERVER_COOKIE", Util.getDigestOf("ServerID:" + Jenkins.get().getLegacyInstanceId()));
        env.put("HUDSON_SERVER_COOKIE", env.get("JENKINS_SERVER_COOKIE"));
        env.put("JOB_NAME", getFullName());
        env.put("JOB_BASE_NAME", getName());
        return env;
    }

    protected abstract SortedMap<Integer, ? extends RunT> _getRuns();

    protected abstract void removeRun(RunT run);

    public RunList<RunT> getBuilds() {
        return RunList.fromRuns(new ArrayList<>(_getRuns().values()));
    }

    public SortedMap<Integer, RunT> getBuildsAsMap() {
        return java.util.Collections.unmodifiableSortedMap(_getRuns());
    }

    public RunT getBuild(String id) {
        for (RunT run : _getRuns().values()) {
            if (run.getId().equals(id)) {
                return run;
            }
        }
        return null;
    }

    public RunT getBuildByNumber(int n) {
        return _getRuns().get(n);
    }

    public RunT getLastBuild() {
        SortedMap<Integer, ? extends RunT> runs = _getRuns();
        return runs.isEmpty() ? null : runs.get(runs.firstKey());
    }

    public RunT getFirstBuild() {
        SortedMap<Integer, ? extends RunT> runs = _getRuns();
        return runs.isEmpty() ? null : runs.get(runs.lastKey());
    }

    private RunT latest(Predicate<RunT> condition) {
        for (RunT run = getLastBuild(); run != null; run = run.getPreviousBuild()) {
            if (condition.test(run)) {
                return run;
            }
        }
        return null;
    }

    private RunT latestFinished(Predicate<Result> condition) {
        return latest(run -> !run.isBuilding() && run.getResult() != null && condition.test(run.getResult()));
    }

    public RunT getLastSuccessfulBuild() {
        return latestFinished(result -> result.isBetterOrEqualTo(Result.UNSTABLE));
    }

    public RunT getLastStableBuild() {
        return latestFinished(result -> result == Result.SUCCESS);
    }

    public RunT getLastUnstableBuild() {
        return latestFinished(result -> result == Result.UNSTABLE);
    }

    public RunT getLastFailedBuild() {
        return latestFinished(result -> result == Result.FAILURE);
    }

    public RunT getLastUnsuccessfulBuild() {
        return latestFinished(result -> result != Result.SUCCESS);
    }

    public RunT getLastCompletedBuild() {
        return latest(run -> !run.isBuilding());
    }

    /** The mean of the last three successful builds in milliseconds, or -1 when there was none. */
    public long getEstimatedDuration() {
        List<Long> durations = new ArrayList<>();
        for (RunT run = getLastSuccessfulBuild(); run != null && durations.size() < 3; run = run.getPreviousBuild()) {
            if (!run.isBuilding() && run.getResult() != null && run.getResult().isBetterOrEqualTo(Result.UNSTABLE)) {
                durations.add(run.getDuration());
            }
        }
        return Math.round(durations.stream().mapToLong(Long::longValue).average().orElse(-1));
    }
}
