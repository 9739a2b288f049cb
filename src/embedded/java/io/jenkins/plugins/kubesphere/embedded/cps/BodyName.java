package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.model.Action;
import io.jenkins.plugins.kubesphere.embedded.flow.BranchName;
import org.jenkinsci.plugins.workflow.actions.LabelAction;

/** What a named run of a block leaves on its first node. */
final class BodyName {

    private BodyName() {
    }

    static Action of(String function, String name) {
        return function.equals("parallel") ? new BranchName(name) : new LabelAction(name);
    }
}
