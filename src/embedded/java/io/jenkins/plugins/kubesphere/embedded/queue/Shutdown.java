package io.jenkins.plugins.kubesphere.embedded.queue;

import hudson.model.Computer;
import java.util.function.Consumer;

/** Interrupts executors when the controller stops; the executors' own method for that is not public. */
public final class Shutdown {

    private static volatile Consumer<Computer[]> interruption;

    private Shutdown() {}

    /** Called once by the class that can reach the executors. */
    public static void by(Consumer<Computer[]> access) {
        interruption = access;
    }

    public static void interrupt(Computer[] computers) {
        interruption.accept(computers);
    }
}
