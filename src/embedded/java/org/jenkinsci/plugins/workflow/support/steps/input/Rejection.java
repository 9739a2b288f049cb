package org.jenkinsci.plugins.workflow.support.steps.input;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.User;
import jenkins.model.CauseOfInterruption;

/** Somebody said no. */
public final class Rejection extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    @CheckForNull
    private final String userName;
    private final long timestamp;

    public Rejection(@CheckForNull User user) {
        userName = user == null ? null : user.getId();
        timestamp = System.currentTimeMillis();
    }

    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public String getShortDescription() {
        return userName == null ? "Rejected" : "Rejected by " + userName;
    }
}
