package org.jenkinsci.plugins.workflow.actions;

import hudson.console.AnnotatedLargeText;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** What a node wrote to the log. */
public abstract class LogAction implements PersistentAction {
    /** The text so far. */
    public abstract AnnotatedLargeText<? extends FlowNode> getLogText();

    @Override
    public String getDisplayName() {
        return "Console Output";
    }

    @Override
    public String getIconFileName() {
        return "symbol-terminal";
    }

    @Override
    public String getUrlName() {
        return "log";
    }
}
