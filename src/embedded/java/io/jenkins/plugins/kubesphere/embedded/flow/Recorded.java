package io.jenkins.plugins.kubesphere.embedded.flow;

import hudson.model.Action;
import java.util.List;

/** A node of the recorded graph. */
interface Recorded {

    /** Sets the actions of a node that was just drawn or read, without writing them. */
    void init(List<Action> actions);
}
