package io.jenkins.plugins.kubesphere.embedded.flow;

import jenkins.model.CauseOfInterruption;

/** A newer build of the same job was asked for. */
final class SupersededCause extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String job;

    SupersededCause(String job) {
        this.job = job;
    }

    @Override
    public String getShortDescription() {
        return "Superseded by a newer build of " + job;
    }
}
