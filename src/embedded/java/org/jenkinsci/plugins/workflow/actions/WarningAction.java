package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Result;

/** Something went wrong in a node without ending it. */
public class WarningAction implements PersistentAction {

    private final Result result;
    private String message;

    /** @param result how bad it is */
    public WarningAction(Result result) {
        this.result = result;
    }

    /** Sets the text and returns this. */
    public WarningAction withMessage(String message) {
        this.message = message;
        return this;
    }

    /** The text, or null. */
    public String getMessage() {
        return message;
    }

    /** How bad it is. */
    public Result getResult() {
        return result;
    }

    @Override
    public String getDisplayName() {
        return message == null ? "Warning" : "Warning: " + message;
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
