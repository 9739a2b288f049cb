package io.jenkins.plugins.kubesphere.report.metrics;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetListener;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import java.util.Set;

/** Counts what releases over several clusters come to. */
@Extension
public final class FleetMetrics extends FleetListener {
    private static final String STEP = "multiClusterDeploy";
    private static final String UNREACHABLE = "unreachable";
    private static final Set<String> ENDS = Set.of("ready", "failed", "rolled back", "rollback failed", "interrupted");
    private static final Set<String> TIMED = Set.of("ready", "failed");

    @Override
    public void onTransition(Run<?, ?> run, FleetRecord record, ClusterRecord before, ClusterRecord after) {
        String state = after.getState();
        if (record.isPlan() || before.getState().equals(state)) {
            return;
        }
        if (before.getState().equals("taking over") && state.equals("ready")) {
            DeployMetrics.get().tookOver(after.getName());
        }
        String result = result(before, after);
        if (!result.isEmpty()) {
            DeployMetrics.get().deployed(STEP, after.getName(), result, TIMED.contains(result) ? seconds(after) : -1);
        }
    }

    /** How the deployment has ended with that; empty when it has not. */
    private static String result(ClusterRecord before, ClusterRecord after) {
        String state = after.getState();
        if (before.getState().equals("standing down") && before.getReason().equals(after.getReason())) {
            return ""; // It is again what it was before.
        }
        if (state.equals("taken over") || state.equals("failed") && before.getState().equals(UNREACHABLE)) {
            return UNREACHABLE;
        }
        return ENDS.contains(state) ? state : "";
    }

    private static double seconds(ClusterRecord cluster) {
        boolean timed = cluster.getStartedMillis() > 0 && cluster.getEndedMillis() >= cluster.getStartedMillis();
        return cluster.getSeconds() >= 0 ? cluster.getSeconds() : timed ? (cluster.getEndedMillis() - cluster.getStartedMillis()) / 1000.0 : -1;
    }

    @Override
    public void onGate(Run<?, ?> run, FleetRecord record, int wave, GateRecord gate) {
        boolean over = gate.getState().equals(GateRecord.PASSED) || gate.getState().equals(GateRecord.FAILED);
        if (over && !record.isPlan()) {
            DeployMetrics.get().gateEnded(gate.getState());
        }
    }

    @Override
    public void onFinished(Run<?, ?> run, FleetRecord record) {
        if (record.isPlan()) {
            return;
        }
        DeployMetrics.get().released(record.getOutcome());
        // Those that were not asked once more, as the release was stopped before their turn.
        record.getClusters().stream().filter(cluster -> cluster.getState().equals(UNREACHABLE))
                .forEach(cluster -> DeployMetrics.get().deployed(STEP, cluster.getName(), UNREACHABLE, -1));
    }
}
