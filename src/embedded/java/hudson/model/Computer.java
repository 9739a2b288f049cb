package hudson.model;

import hudson.EnvVars;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.slaves.NodeProperty;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import io.jenkins.plugins.kubesphere.embedded.SystemThreads;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import jenkins.model.Jenkins;

/** The running state of a node: its channel and its executors. */
public abstract class Computer extends Actionable implements AccessControlled, DescriptorByNameOwner {

    public static final PermissionGroup PERMISSIONS = new PermissionGroup(Computer.class, Messages._PermissionGroup_Computer());
    public static final Permission CONFIGURE =
            new Permission(PERMISSIONS, "Configure", Messages._Permission_Configure(), Permission.CONFIGURE, PermissionScope.COMPUTER);
    public static final Permission DELETE =
            new Permission(PERMISSIONS, "Delete", Messages._Permission_Delete(), Permission.DELETE, PermissionScope.COMPUTER);
    public static final Permission CREATE =
            new Permission(PERMISSIONS, "Create", Messages._Permission_Create(), Permission.CREATE, PermissionScope.JENKINS);
    public static final Permission BUILD =
            new Permission(PERMISSIONS, "Build", Messages._Permission_Build(), Permission.WRITE, PermissionScope.COMPUTER);

    /** Threads for work with agents. */
    public static final ExecutorService threadPoolForRemoting = SystemThreads.cached("Computer.threadPoolForRemoting");

    protected String nodeName;
    private final List<Executor> executors = new CopyOnWriteArrayList<>();
    private final List<Executor> oneOffExecutors = new CopyOnWriteArrayList<>();
    private final WorkspaceList workspaceList = new WorkspaceList();
    private volatile int numExecutors;

    protected Computer(Node node) {
        setNode(node);
    }

    protected void setNode(Node node) {
        nodeName = node instanceof Jenkins ? null : node.getNodeName();
        numExecutors = node.getNumExecutors();
    }

    /** The channel to the machine, or null when there is none. */
    public abstract VirtualChannel getChannel();

    public abstract Charset getDefaultCharset();

    /** Whether the machine is a Unix, or null when it is not known. */
    public abstract Boolean isUnix();

    public String getName() {
        return nodeName == null ? "" : nodeName;
    }

    @Override
    public String getDisplayName() {
        return nodeName;
    }

    public Node getNode() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null || nodeName == null ? jenkins : jenkins.getNode(nodeName);
    }

    public String getUrl() {
        return "computer/" + (nodeName == null ? "(built-in)" : hudson.Util.rawEncode(nodeName)) + "/";
    }

    public WorkspaceList getWorkspaceList() {
        return workspaceList;
    }

    public boolean isOffline() {
        return getChannel() == null;
    }

    public final boolean isOnline() {
        return !isOffline();
    }

    public boolean isAcceptingTasks() {
        return isOnline();
    }

    public int getNumExecutors() {
        return numExecutors;
    }

    public int countIdle() {
        return Math.max(0, numExecutors - executors.size());
    }

    public final int countBusy() {
        return executors.size();
    }

    public final int countExecutors() {
        return numExecutors;
    }

    public final boolean isIdle() {
        return executors.isEmpty() && oneOffExecutors.isEmpty();
    }

    /** The executors at work; an idle slot has no object here. */
    public List<Executor> getExecutors() {
        return List.copyOf(executors);
    }

    public List<Executor> getOneOffExecutors() {
        return List.copyOf(oneOffExecutors);
    }

    public List<Executor> getAllExecutors() {
        return works();
    }

    List<Executor> works() {
        List<Executor> all = new java.util.ArrayList<>(executors);
        all.addAll(oneOffExecutors);
        return all;
    }

    void execute(Queue.LeftItem work, boolean oneOff) {
        List<Executor> group = oneOff ? oneOffExecutors : executors;
        Executor executor = oneOff ? new OneOffExecutor(this) : new Executor(this, group.size());
        group.add(executor);
        executor.begin(work);
    }

    protected void removeExecutor(Executor e) {
        executors.remove(e);
        oneOffExecutors.remove(e);
    }

    /** The environment of the process on that machine. */
    public EnvVars getEnvironment() throws IOException, InterruptedException {
        return EnvVars.getRemote(getChannel());
    }

    /** What the node's properties add to it. */
    public EnvVars buildEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = new EnvVars();
        Node node = getNode();
        if (node != null) {
            for (NodeProperty<?> property : node.getNodeProperties()) {
                property.buildEnvVars(env, listener);
            }
        }
        return env;
    }

    public String getHostName() throws IOException, InterruptedException {
        return java.net.InetAddress.getLocalHost().getHostName();
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    public static Computer currentComputer() {
        Executor executor = Executor.currentExecutor();
        return executor == null ? null : executor.getOwner();
    }
}
