package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;

/** An action that is part of the record of a node. */
public interface PersistentAction extends Action {
}
