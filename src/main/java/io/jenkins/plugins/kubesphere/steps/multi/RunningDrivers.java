package io.jenkins.plugins.kubesphere.steps.multi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The drivers at work in this process, by the release. */
final class RunningDrivers {
    private static final Map<String, FleetDriver> RUNNING = new ConcurrentHashMap<>();

    private RunningDrivers() {
    }

    static void add(String release, FleetDriver driver) {
        RUNNING.put(release, driver);
    }

    static void remove(String release, FleetDriver driver) {
        RUNNING.remove(release, driver);
    }

    /**
     * Lets the driver of a release make way for the one that takes it up: a controller that loads its jobs anew in the same process leaves the former
     * one behind.
     */
    static void leave(String release) {
        FleetDriver former = RUNNING.remove(release);
        if (former != null) {
            former.leave();
        }
    }

    /** The controller stops; the releases go on when it is back. */
    static void leaveAll() {
        RUNNING.keySet().forEach(RunningDrivers::leave);
    }
}
