package io.jenkins.plugins.kubesphere.report.fleet;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The releases that go on just now, on this controller. */
public final class RunningReleases {
    private static final Map<String, FleetRecord> RECORDS = new ConcurrentHashMap<>();

    private RunningReleases() {
    }

    static void add(String run, FleetRecord record) {
        RECORDS.put(run + " " + record.getId(), record);
    }

    static void remove(String run, String id) {
        RECORDS.remove(run + " " + id);
    }

    /** In no order. */
    public static List<FleetRecord> all() {
        return List.copyOf(RECORDS.values());
    }
}
