package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import java.io.IOException;
import java.util.List;

/** Where the actions of nodes are kept. */
public interface FlowActionStorage {

    /** The actions of this node. */
    List<Action> loadActions(FlowNode node) throws IOException;

    /** Writes the actions of this node. */
    void saveActions(FlowNode node, List<Action> actions) throws IOException;
}
