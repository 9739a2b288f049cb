package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Run;
import jenkins.model.Jenkins;

/** How people find a build. */
final class BuildAddress {
    private BuildAddress() {
    }

    /** The build's page, or its name where the controller does not know its own address. */
    static String of(Run<?, ?> run) {
        String root = Jenkins.get().getRootUrl();
        return root == null ? run.getExternalizableId() : root + run.getUrl();
    }
}
