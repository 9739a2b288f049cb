package io.jenkins.plugins.kubesphere.embedded.agents;

import hudson.model.Label;
import hudson.model.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import jenkins.model.Jenkins;

/** Lets the agent of this machine serve whatever label is asked for. */
public final class LocalAgents {

    private LocalAgents() {}

    /** Adds the labels of the expression to the local agent, unless some node matches it already. */
    public static void serve(Label label) {
        Jenkins jenkins = Jenkins.get();
        if (label == null || label.matches(jenkins) || jenkins.getNodes().stream().anyMatch(label::matches)) {
            return;
        }
        for (Node node : jenkins.getNodes()) {
            if (node instanceof LocalAgent agent && agent.servesAnyLabel()) {
                agent.serve(label);
                return;
            }
        }
    }

    /** Brings up the agent of this machine. */
    public static void start(Jenkins jenkins, LocalAgent agent) {
        try {
            jenkins.addNode(agent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
