package io.jenkins.plugins.kubesphere.embedded.queue;

import hudson.model.Computer;
import hudson.model.Node;
import java.util.function.Function;

/** Creates the computer of a node; the node's own method for that is not public. */
public final class NewComputer {

    private static volatile Function<Node, Computer> creation;

    private NewComputer() {}

    /** Called once by the class that can reach nodes. */
    public static void by(Function<Node, Computer> access) {
        creation = access;
    }

    public static Computer of(Node node) {
        return creation.apply(node);
    }
}
