package io.jenkins.plugins.kubesphere.embedded.flow;

import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;

/** The name of a parallel branch on the node where it begins. */
public final class BranchName extends LabelAction implements ThreadNameAction {

    private final String branch;

    /** @param branch as the pipeline names it */
    public BranchName(String branch) {
        super("Branch: " + branch);
        this.branch = branch;
    }

    @Override
    public String getThreadName() {
        return branch;
    }
}
