package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import java.util.AbstractList;
import java.util.List;

/** The actions of a node as a list whose changes are written. */
final class NoteList extends AbstractList<Action> {

    private final FlowNode node;
    private final List<Action> snapshot;

    NoteList(FlowNode node, List<Action> notes) {
        this.node = node;
        this.snapshot = new java.util.ArrayList<>(notes);
    }

    @Override
    public Action get(int index) {
        return snapshot.get(index);
    }

    @Override
    public int size() {
        return snapshot.size();
    }

    @Override
    public boolean add(Action action) {
        snapshot.add(action);
        node.change(notes -> notes.add(action));
        return true;
    }

    @Override
    public Action set(int index, Action action) {
        Action old = snapshot.set(index, action);
        node.change(notes -> notes.set(notes.indexOf(old), action));
        return old;
    }

    @Override
    public Action remove(int index) {
        Action old = snapshot.remove(index);
        node.change(notes -> notes.remove(old));
        return old;
    }
}
