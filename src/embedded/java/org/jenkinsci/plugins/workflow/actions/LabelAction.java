package org.jenkinsci.plugins.workflow.actions;

/** A name that people gave to a node, such as a stage's. */
public class LabelAction implements PersistentAction {

    private final String displayName;

    /** @param displayName the name */
    public LabelAction(String displayName) {
        this.displayName = displayName;
    }

    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
