package hudson.model;

import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.labels.LabelAtom;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.util.DescribableList;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.util.io.OnMaster;

/** A machine that runs builds, as it is configured. */
public abstract class Node extends AbstractModelObject implements ExtensionPoint, AccessControlled, OnMaster, PersistenceRoot {

    public Node() {}

    /** Which tasks a node takes. */
    public enum Mode {
        NORMAL(Messages._Node_Normal()),
        EXCLUSIVE(Messages._Node_Exclusive());

        private final org.jvnet.localizer.Localizable description;

        Mode(org.jvnet.localizer.Localizable description) {
            this.description = description;
        }

        public String getDescription() {
            return description.toString();
        }

        public String getName() {
            return name();
        }
    }

    @Override
    public String getDisplayName() {
        return getNodeName();
    }

    public abstract String getNodeName();

    public abstract String getNodeDescription();

    public abstract Launcher createLauncher(TaskListener listener);

    public abstract int getNumExecutors();

    public abstract Mode getMode();

    /** Labels separated by blanks, as somebody wrote them. */
    public abstract String getLabelString();

    public abstract FilePath getWorkspaceFor(TopLevelItem item);

    public abstract FilePath getRootPath();

    public abstract DescribableList<NodeProperty<?>, NodePropertyDescriptor> getNodeProperties();

    protected abstract Computer createComputer();

    public final Computer toComputer() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins != null) {
            for (Computer computer : jenkins.getComputers()) {
                if (computer.getNode() == this) {
                    return computer;
                }
            }
        }
        return null;
    }

    public final VirtualChannel getChannel() {
        Computer computer = toComputer();
        return computer == null ? null : computer.getChannel();
    }

    public LabelAtom getSelfLabel() {
        return LabelAtom.get(getNodeName());
    }

    /** The node's labels and its name. */
    public Set<LabelAtom> getAssignedLabels() {
        Set<LabelAtom> labels = new LinkedHashSet<>(Label.parse(getLabelString()));
        if (!getNodeName().isEmpty()) {
            labels.add(getSelfLabel());
        }
        return labels;
    }

    /** A path on the node, or null while it cannot be reached. */
    public FilePath createPath(String absolutePath) {
        VirtualChannel channel = getChannel();
        return channel == null ? null : new FilePath(channel, absolutePath);
    }

    public boolean isAcceptingTasks() {
        return true;
    }

    @Override
    public File getRootDir() {
        return new File(Jenkins.get().getRootDir(), "nodes/" + getNodeName());
    }

    @Override
    public void save() throws IOException {
        new hudson.XmlFile(Jenkins.XSTREAM2, new File(getRootDir(), "config.xml")).write(this);
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }
}
