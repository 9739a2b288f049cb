package org.jenkinsci.plugins.workflow.actions;

/** Marks the beginning of a parallel branch. */
public interface ThreadNameAction extends PersistentAction {

    /** The name of the branch. */
    String getThreadName();
}
