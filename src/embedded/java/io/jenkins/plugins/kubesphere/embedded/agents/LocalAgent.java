package io.jenkins.plugins.kubesphere.embedded.agents;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Saveable;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.model.labels.LabelAtom;
import hudson.remoting.VirtualChannel;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.util.DescribableList;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import io.jenkins.plugins.kubesphere.embedded.remoting.AgentChannel;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Collectors;

/** An agent that is this machine: its workspaces are below the controller's home, its channel is a border with a class filter. */
public final class LocalAgent extends Node {

    private final String name;
    private final File root;
    private final int executors;
    private final boolean anyLabel;
    private final Set<String> labels = new CopyOnWriteArraySet<>();
    private final transient DescribableList<NodeProperty<?>, NodePropertyDescriptor> properties = new DescribableList<>(Saveable.NOOP);

    /**
     * @param root the directory that holds {@code workspace/<job>}
     * @param anyLabel whether the agent takes on each label that is asked for
     */
    public LocalAgent(String name, File root, int executors, Set<String> labels, boolean anyLabel) {
        this.name = name;
        this.root = root;
        this.executors = executors;
        this.anyLabel = anyLabel;
        this.labels.addAll(labels);
    }

    boolean servesAnyLabel() {
        return anyLabel;
    }

    /** Takes on the labels that make the expression hold; for one that only excludes labels there may be nothing to take on. */
    void serve(Label expression) {
        Set<LabelAtom> all = new LinkedHashSet<>(getAssignedLabels());
        for (LabelAtom atom : expression.listAtoms()) {
            all.add(atom);
            if (expression.matches(all)) {
                all.forEach(label -> labels.add(label.getName()));
                labels.remove(name);
                return;
            }
        }
    }

    @Override
    public String getNodeName() {
        return name;
    }

    @Override
    public String getNodeDescription() {
        return Messages.Node_BuiltInDescription();
    }

    @Override
    public Launcher createLauncher(TaskListener listener) {
        return new Launcher.LocalLauncher(listener, getChannel());
    }

    @Override
    public int getNumExecutors() {
        return executors;
    }

    @Override
    public Mode getMode() {
        return Mode.NORMAL;
    }

    @Override
    public String getLabelString() {
        return labels.stream().map(LabelAtom::escape).collect(Collectors.joining(" "));
    }

    @Override
    public FilePath getRootPath() {
        return createPath(root.getPath());
    }

    @Override
    public FilePath getWorkspaceFor(TopLevelItem item) {
        FilePath top = getRootPath();
        return top == null ? null : top.child("workspace").child(item.getFullName());
    }

    @Override
    public DescribableList<NodeProperty<?>, NodePropertyDescriptor> getNodeProperties() {
        return properties;
    }

    @Override
    protected Computer createComputer() {
        return new LocalComputer(this);
    }

    /** The local agent comes with the controller: it is in no file of its own. */
    @Override
    public void save() throws IOException {}

    private static final class LocalComputer extends Computer {
        private final AgentChannel channel;

        LocalComputer(LocalAgent agent) {
            super(agent);
            channel = new AgentChannel("agent " + agent.name, threadPoolForRemoting);
        }

        @Override
        public VirtualChannel getChannel() {
            return channel.isOpen() ? channel : null;
        }

        @Override
        public Charset getDefaultCharset() {
            return Charset.defaultCharset();
        }

        @Override
        public Boolean isUnix() {
            return File.pathSeparatorChar == ':';
        }
    }
}
