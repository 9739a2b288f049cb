package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import hudson.model.Actionable;
import hudson.model.Saveable;
import io.jenkins.plugins.kubesphere.embedded.flow.NodeLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.actions.PersistentAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** One node of the graph of a pipeline's execution. */
public abstract class FlowNode extends Actionable implements Saveable {

    private final transient FlowExecution exec;
    private final String id;
    private final List<String> parentIds;
    private final List<Action> notes = new ArrayList<>();

    /** @param parents the nodes that ran just before this one */
    protected FlowNode(FlowExecution exec, String id, List<FlowNode> parents) {
        this.exec = exec;
        this.id = id;
        this.parentIds = parents.stream().map(FlowNode::getId).toList();
    }

    /** @param parents the nodes that ran just before this one */
    protected FlowNode(FlowExecution exec, String id, FlowNode... parents) {
        this(exec, id, List.of(parents));
    }

    /** The execution that this node belongs to. */
    public FlowExecution getExecution() {
        return exec;
    }

    /** Unique within the execution; later nodes have higher numbers. */
    public String getId() {
        return id;
    }

    /** Whether this is the newest node of a thread or a block that has not ended. */
    public final boolean isActive() {
        return exec.isCurrentHead(this) || this instanceof BlockStartNode block && block.getEndNode() == null && !exec.isComplete();
    }

    /** The error that ended this node, or null. */
    public final ErrorAction getError() {
        return getAction(ErrorAction.class);
    }

    /** The nodes that ran just before this one. */
    public List<FlowNode> getParents() {
        List<FlowNode> parents = new ArrayList<>();
        for (String parent : parentIds) {
            parents.add(require(parent));
        }
        return parents;
    }

    /** Ids of {@link #getParents}. */
    public List<String> getParentIds() {
        return parentIds;
    }

    /** Id of the innermost block around this node, or null. */
    public String getEnclosingId() {
        return null;
    }

    /** Ids of the blocks around this node, innermost first. */
    public List<String> getAllEnclosingIds() {
        return getEnclosingBlocks().stream().map(FlowNode::getId).toList();
    }

    /** The blocks around this node, innermost first. */
    public List<? extends BlockStartNode> getEnclosingBlocks() {
        List<BlockStartNode> blocks = new ArrayList<>();
        String next = getEnclosingId();
        while (next != null) {
            BlockStartNode block = (BlockStartNode) require(next);
            blocks.add(block);
            next = block.getEnclosingId();
        }
        return blocks;
    }

    /** The same as {@link #getEnclosingBlocks}. */
    public Iterable<BlockStartNode> iterateEnclosingBlocks() {
        return new ArrayList<>(getEnclosingBlocks());
    }

    private FlowNode require(String node) {
        try {
            FlowNode found = exec.getNode(node);
            if (found == null) {
                throw new IllegalStateException("node " + node + " is missing in the graph of " + exec);
            }
            return found;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read node " + node + " of " + exec, e);
        }
    }

    @Override
    public String getDisplayName() {
        LabelAction label = getAction(LabelAction.class);
        return label == null ? getTypeDisplayName() : label.getDisplayName();
    }

    /** How the build log calls this node. */
    public String getDisplayFunctionName() {
        String function = getTypeFunctionName();
        LabelAction label = getAction(LabelAction.class);
        return label == null ? function : function + " (" + label.getDisplayName() + ")";
    }

    /** What kind of node this is, for people. */
    protected abstract String getTypeDisplayName();

    /** What kind of node this is, as a function name where it has one. */
    protected String getTypeFunctionName() {
        return getTypeDisplayName();
    }

    /** The path of this node below the controller's address. */
    public String getUrl() throws IOException {
        return exec.getUrl() + "node/" + id + "/";
    }

    /** The last part of this node's path. */
    public final String getSearchUrl() {
        return id;
    }

    @Override
    @SuppressWarnings("deprecation")
    public List<Action> getActions() {
        synchronized (notes) {
            return new NoteList(this, notes);
        }
    }

    @Override
    public <T extends Action> T getAction(Class<T> type) {
        if (type == LogAction.class) {
            return type.cast(new NodeLog(this));
        }
        synchronized (notes) {
            for (Action action : notes) {
                if (type.isInstance(action)) {
                    return type.cast(action);
                }
            }
        }
        return null;
    }

    @Override
    public void addAction(Action action) {
        change(list -> list.add(java.util.Objects.requireNonNull(action)));
    }

    @Override
    public boolean addOrReplaceAction(Action action) {
        change(list -> {
            list.removeIf(other -> other.getClass() == action.getClass());
            list.add(action);
        });
        return true;
    }

    @Override
    public void replaceAction(Action action) {
        addOrReplaceAction(action);
    }

    /** Like {@link #getAction} for actions that are part of the record. */
    public final <T extends Action> T getPersistentAction(Class<T> type) {
        T action = getAction(type);
        return action instanceof PersistentAction ? action : null;
    }

    /** Replaces all actions without writing them. */
    protected void setActions(List<Action> actions) {
        synchronized (notes) {
            notes.clear();
            notes.addAll(actions);
        }
    }

    /** Adds or removes a note and writes the node. */
    void change(java.util.function.Consumer<List<Action>> edit) {
        synchronized (notes) {
            edit.accept(notes);
        }
        try {
            save();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot write node " + id + " of " + exec, e);
        }
    }

    @Override
    public void save() throws IOException {
        exec.saveActions(this, List.copyOf(getActions()));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FlowNode other && other.id.equals(id) && other.exec.equals(exec);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[id=" + id + ", exec=" + exec + "]";
    }
}
