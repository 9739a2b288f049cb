package io.jenkins.plugins.kubesphere.embedded.cps;

import jenkins.model.CauseOfInterruption;

/** Another branch of the same {@code parallel} failed and nobody waits for the rest. */
final class FailedBranch extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String branch;

    FailedBranch(String branch) {
        this.branch = branch;
    }

    @Override
    public String getShortDescription() {
        return "Failed in branch " + branch;
    }
}
