package io.jenkins.plugins.kubesphere.fleet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Which gates are open or passed, and about what the block is, was or has to be run. Part of a state: only its draft may change it. */
final class Questions implements Serializable {
    private static final long serialVersionUID = 1;
    private final TreeSet<Integer> openGates = new TreeSet<>();
    private final TreeSet<Integer> passedGates = new TreeSet<>();
    private final ArrayList<Check> waiting = new ArrayList<>();
    private final ArrayList<Check> done = new ArrayList<>();
    private Check current;

    Questions() {
    }

    Questions(Questions from) {
        openGates.addAll(from.openGates);
        passedGates.addAll(from.passedGates);
        waiting.addAll(from.waiting);
        done.addAll(from.done);
        current = from.current;
    }

    boolean isGateOpen(int wave) {
        return openGates.contains(wave);
    }

    boolean isGatePassed(int wave) {
        return passedGates.contains(wave);
    }

    /** The run of the block that is going on, or null. */
    Check current() {
        return current;
    }

    List<Check> waiting() {
        return List.copyOf(waiting);
    }

    /** Whether the block was, is or will be run about it. */
    boolean knows(Check check) {
        return done.contains(check) || waiting.contains(check) || check.equals(current);
    }

    void openGate(int wave) {
        openGates.add(wave);
    }

    void passGate(int wave) {
        openGates.remove(wave);
        passedGates.add(wave);
    }

    void closeGates() {
        openGates.clear();
    }

    void add(Check check) {
        waiting.add(check);
    }

    void begin(Check check) {
        waiting.remove(check);
        current = check;
    }

    void end() {
        done.add(current);
        current = null;
    }
}
