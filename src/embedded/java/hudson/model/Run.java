package hudson.model;

import com.thoughtworks.xstream.XStream;
import hudson.AbortException;
import hudson.BulkChange;
import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.XmlFile;
import hudson.console.ConsoleNote;
import hudson.model.listeners.RunListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.util.XStream2;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.Deque;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.ArtifactManager;
import jenkins.model.FullyNamedModelObject;
import jenkins.model.Jenkins;
import jenkins.model.RunAction2;
import jenkins.model.StandardArtifactManager;
import jenkins.util.VirtualFile;
import jenkins.util.io.OnMaster;
import org.kohsuke.stapler.StaplerProxy;

/** One build of a job, kept in {@code builds/<number>/build.xml}. */
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint, Comparable<RunT>, AccessControlled, PersistenceRoot, DescriptorByNameOwner, OnMaster, StaplerProxy,
                FullyNamedModelObject {

    public static final long QUEUE_ID_UNKNOWN = -1;
    public static final PermissionGroup PERMISSIONS = new PermissionGroup(Run.class, Messages._PermissionGroup_Run());
    public static final Permission DELETE =
            new Permission(PERMISSIONS, "Delete", Messages._Permission_Delete(), Permission.DELETE, PermissionScope.RUN);
    public static final Permission UPDATE =
            new Permission(PERMISSIONS, "Update", Messages._Permission_Update(), Permission.UPDATE, PermissionScope.RUN);
    public static final XStream2 XSTREAM2 = new XStream2();
    public static final XStream XSTREAM = XSTREAM2;

    protected final transient JobT project;
    public transient int number;
    protected long timestamp;
    private long startTime;
    protected volatile Result result;
    protected volatile String description;
    private volatile String displayName;
    protected long duration;
    protected String charset;
    private boolean keepLog;
    private long queueId = QUEUE_ID_UNKNOWN;
    private transient volatile RunT previousBuild;
    private transient volatile State state;

    private enum State {
        NOT_STARTED,
        BUILDING,
        COMPLETED
    }

    protected Run(JobT job) throws IOException {
        this(job, System.currentTimeMillis());
        number = project.assignBuildNumber();
        Files.createDirectories(getRootDir().toPath());
    }

    protected Run(JobT job, Calendar timestamp) {
        this(job, timestamp.getTimeInMillis());
    }

    protected Run(JobT job, long timestamp) {
        project = job;
        this.timestamp = timestamp;
        charset = StandardCharsets.UTF_8.name();
        state = State.NOT_STARTED;
    }

    /** Reads a build that exists. */
    protected Run(JobT project, File buildDir) throws IOException {
        this.project = project;
        number = Integer.parseInt(buildDir.getName());
        reload();
    }

    public void reload() throws IOException {
        // what was running when it was written is finished, unless a subclass can go on with it
        state = State.COMPLETED;
        getDataFile().unmarshal(this);
        onLoad();
    }

    protected void onLoad() {
        for (Action action : getActions()) {
            if (action instanceof RunAction2 attached) {
                attached.onLoad(this);
            }
        }
    }

    @Override
    public void addAction(Action a) {
        super.addAction(a);
        if (a instanceof RunAction2 attached) {
            attached.onAttached(this);
        }
    }

    private XmlFile getDataFile() {
        return new XmlFile(XSTREAM, new File(getRootDir(), "build.xml"));
    }

    @Override
    public synchronized void save() throws IOException {
        if (BulkChange.contains(this)) {
            return;
        }
        getDataFile().write(this);
    }

    @SuppressWarnings("unchecked")
    protected RunT _this() {
        return (RunT) this;
    }

    @Override
    public int compareTo(RunT that) {
        int byNumber = Integer.compare(getNumber(), that.getNumber());
        return byNumber != 0 ? byNumber : getParent().getFullName().compareTo(that.getParent().getFullName());
    }

    public Result getResult() {
        return result;
    }

    /** Makes the result worse, or sets it when there is none yet; it never gets better. */
    public void setResult(Result r) {
        if (state == State.COMPLETED) {
            throw new IllegalStateException("cannot change build result while in " + state);
        }
        if (result == null || r.isWorseThan(result)) {
            result = r;
        }
    }

    public boolean isBuilding() {
        return state == State.NOT_STARTED || state == State.BUILDING;
    }

    public boolean isInProgress() {
        return state == State.BUILDING;
    }

    public boolean hasntStartedYet() {
        return state == State.NOT_STARTED;
    }

    public boolean isLogUpdated() {
        return isBuilding();
    }

    protected void onStartBuilding() {
        state = State.BUILDING;
        startTime = System.currentTimeMillis();
    }

    protected void onEndBuilding() {
        state = State.COMPLETED;
        RunListener.fireFinalized(this);
    }

    /** The executor that runs this build, or null when it does not run. */
    public Executor getExecutor() {
        return this instanceof Queue.Executable executable ? Executor.of(executable) : null;
    }

    public Executor getOneOffExecutor() {
        return getExecutor();
    }

    public final Charset getCharset() {
        return charset == null ? Charset.defaultCharset() : Charset.forName(charset);
    }

    public List<Cause> getCauses() {
        CauseAction action = getAction(CauseAction.class);
        return action == null ? List.of() : action.getCauses();
    }

    public <T extends Cause> T getCause(Class<T> type) {
        for (Cause cause : getCauses()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    public JobT getParent() {
        return project;
    }

    public Calendar getTimestamp() {
        GregorianCalendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(timestamp);
        return calendar;
    }

    public final Date getTime() {
        return new Date(timestamp);
    }

    /** When the build was scheduled, in milliseconds since 1970. */
    public final long getTimeInMillis() {
        return timestamp;
    }

    public final long getStartTimeInMillis() {
        return startTime == 0 ? timestamp : startTime;
    }

    /** Milliseconds; 0 while it runs. */
    public long getDuration() {
        return duration;
    }

    public String getDurationString() {
        return Util.getTimeSpanString(isBuilding() ? System.currentTimeMillis() - getStartTimeInMillis() : duration);
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) throws IOException {
        checkPermission(UPDATE);
        this.description = description;
        save();
    }

    @Override
    public String getDisplayName() {
        return displayName == null ? "#" + number : displayName;
    }

    public boolean hasCustomDisplayName() {
        return displayName != null;
    }

    public void setDisplayName(String value) throws IOException {
        checkPermission(UPDATE);
        displayName = Util.fixEmptyAndTrim(value);
        save();
    }

    @Override
    public String getFullDisplayName() {
        return project.getFullDisplayName() + " " + getDisplayName();
    }

    public int getNumber() {
        return number;
    }

    public String getId() {
        return Integer.toString(number);
    }

    public String getExternalizableId() {
        return project.getFullName() + "#" + getNumber();
    }

    /** The build that {@link #getExternalizableId()} names, or null when it is gone. */
    public static Run<?, ?> fromExternalizableId(String id) throws IllegalArgumentException, org.springframework.security.access.AccessDeniedException {
        int hash = id.lastIndexOf('#');
        if (hash <= 0) {
            throw new IllegalArgumentException("Invalid id: " + id);
        }
        Job<?, ?> job = Jenkins.get().getItemByFullName(id.substring(0, hash), Job.class);
        return job == null ? null : job.getBuildByNumber(Integer.parseInt(id.substring(hash + 1)));
    }

    public long getQueueId() {
        return queueId;
    }

    public void setQueueId(long queueId) {
        this.queueId = queueId;
    }

    public RunT getPreviousBuild() {
        RunT nearest = null;
        for (RunT run : project._getRuns().tailMap(number).values()) {
            if (run.getNumber() < number) {
                nearest = run;
                break;
            }
        }
        return nearest;
    }

    public RunT getNextBuild() {
        RunT nearest = null;
        for (RunT run : project._getRuns().headMap(number).values()) {
            nearest = run;
        }
        return nearest;
    }

    public final RunT getPreviousCompletedBuild() {
        RunT run = getPreviousBuild();
        while (run != null && run.isBuilding()) {
            run = run.getPreviousBuild();
        }
        return run;
    }

    public RunT getPreviousSuccessfulBuild() {
        RunT run = getPreviousBuild();
        while (run != null && run.getResult() != Result.SUCCESS) {
            run = run.getPreviousBuild();
        }
        return run;
    }

    public String getUrl() {
        return project.getUrl() + getNumber() + "/";
    }

    @Deprecated
    public final String getAbsoluteUrl() {
        return project.getAbsoluteUrl() + getNumber() + "/";
    }

    public String getConsoleUrl() {
        return getUrl() + "console";
    }

    @Override
    public File getRootDir() {
        return new File(project.getBuildDir(), Integer.toString(number));
    }

    public final ArtifactManager getArtifactManager() {
        return new StandardArtifactManager(this);
    }

    public final ArtifactManager pickArtifactManager() throws IOException {
        return getArtifactManager();
    }

    @Deprecated
    public File getArtifactsDir() {
        return new File(getRootDir(), "archive");
    }

    public List<Artifact> getArtifacts() {
        return getArtifactsUpTo(Integer.MAX_VALUE);
    }

    public List<Artifact> getArtifactsUpTo(int artifactsNumber) {
        List<Artifact> artifacts = new ArrayList<>();
        VirtualFile root = getArtifactManager().root();
        try {
            if (root.isDirectory()) {
                root.list("**", null, false).stream().sorted().limit(artifactsNumber).map(Artifact::new).forEach(artifacts::add);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return artifacts;
    }

    public boolean getHasArtifacts() {
        return !getArtifactsUpTo(1).isEmpty();
    }

    /** One archived file. */
    public class Artifact {
        public final String relativePath;

        Artifact(String relativePath) {
            this.relativePath = relativePath;
        }

        public String getFileName() {
            return relativePath.substring(relativePath.lastIndexOf('/') + 1);
        }

        public String getDisplayPath() {
            return relativePath;
        }

        public String getHref() {
            return Util.encode(relativePath);
        }

        public long getFileSize() {
            try {
                return getArtifactManager().root().child(relativePath).length();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return relativePath;
        }
    }

    @Deprecated
    public File getLogFile() {
        return new File(getRootDir(), "log");
    }

    public InputStream getLogInputStream() throws IOException {
        File log = getLogFile();
        return log.exists() ? Files.newInputStream(log.toPath()) : InputStream.nullInputStream();
    }

    public Reader getLogReader() throws IOException {
        return new InputStreamReader(getLogInputStream(), getCharset());
    }

    @Deprecated
    public String getLog() throws IOException {
        return Util.loadFile(getLogFile(), getCharset());
    }

    /** The last lines of the log, without console marks. */
    public List<String> getLog(int maxLines) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        try (java.io.BufferedReader lines = new java.io.BufferedReader(getLogReader())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last.add(ConsoleNote.removeNotes(line));
                if (last.size() > maxLines) {
                    last.remove();
                }
            }
        }
        return new ArrayList<>(last);
    }

    public void writeWholeLogTo(OutputStream out) throws IOException, InterruptedException {
        try (InputStream in = getLogInputStream()) {
            in.transferTo(out);
        }
    }

    public final boolean isKeepLog() {
        return getWhyKeepLog() != null;
    }

    public String getWhyKeepLog() {
        return keepLog ? "This build is marked to be kept" : null;
    }

    public void keepLog(boolean newValue) throws IOException {
        checkPermission(newValue ? UPDATE : DELETE);
        keepLog = newValue;
        save();
    }

    /** Deletes the build with its log and artifacts. */
    public void delete() throws IOException {
        if (isBuilding()) {
            throw new AbortException(getFullDisplayName() + " is still running: stop it first");
        }
        RunListener.fireDeleted(this);
        synchronized (this) {
            project.removeRun(_this());
            Util.deleteRecursive(getRootDir());
        }
    }

    public void deleteArtifacts() throws IOException {
        Util.deleteRecursive(getArtifactsDir());
    }

    /** Variables of this build: the job's, its own, and what actions and contributors add. */
    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = getParent().getEnvironment(null, listener);
        env.putAll(getCharacteristicEnvVars());
        env.put("BUILD_DISPLAY_NAME", getDisplayName());
        String root = Jenkins.get().getRootUrl();
        if (root != null) {
            env.put("JENKINS_URL", root);
            env.put("HUDSON_URL", root);
            env.put("BUILD_URL", root + getUrl());
            env.put("JOB_URL", root + getParent().getUrl());
        }
        env.put("JENKINS_HOME", Jenkins.get().getRootDir().getPath());
        env.put("HUDSON_HOME", Jenkins.get().getRootDir().getPath());
        for (EnvironmentContributor contributor : EnvironmentContributor.all()) {
            contributor.buildEnvironmentFor(this, env, listener);
        }
        for (EnvironmentContributingAction action : getActions(EnvironmentContributingAction.class)) {
            action.buildEnvironment(this, env);
        }
        return env;
    }

    public final EnvVars getCharacteristicEnvVars() {
        EnvVars env = getParent().getCharacteristicEnvVars();
        env.put("BUILD_NUMBER", Integer.toString(number));
        env.put("BUILD_ID", getId());
        env.put("BUILD_TAG", "jenkins-" + getParent().getFullName().replace('/', '-') + "-" + number);
        return env;
    }

    @Override
    public ACL getACL() {
        return getParent().getACL();
    }

    @Override
    public Object getTarget() {
        if (!getParent().hasPermission(Item.DISCOVER)) {
            return null;
        }
        getParent().checkPermission(Item.READ);
        return this;
    }

    @Override
    public String toString() {
        return project.getFullName() + " #" + number;
    }
}
