package org.jenkinsci.plugins.workflow.actions;


/** The failure that ended a node. */
public class ErrorAction implements PersistentAction {

    private final Throwable error;

    /** @param error the failure */
    public ErrorAction(Throwable error) {
        this.error = java.util.Objects.requireNonNull(error);
    }

    /** The failure; after a restart its class may be a general one with the original text. */
    public Throwable getError() {
        return error;
    }

    @Override
    public String getDisplayName() {
        return error.getMessage();
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
