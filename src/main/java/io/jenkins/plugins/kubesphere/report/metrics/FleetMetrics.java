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
    private static final Set<String> ENDS = Set.of("ready", "failed", "unreachable", "rolled back", "rollback failed", "interrupted");
    private static final Set<String> TIMED = Set.of("ready", "failed");

    @Override
    public void onTransition(Run<?, ?> run, FleetRecord record, ClusterRecord before, ClusterRecord after) {
        String state = after.getState();
        if (record.isPlan() || before.getState().equals(state)) {
            return;
        }
        if (state.equals("taking over")) {
            DeployMetrics.get().tookOver(after.getName());
        }
        if (ENDS.contains(state)) {
            DeployMetrics.get().deployed(STEP, after.getName(), state, TIMED.contains(state) ? seconds(after) : -1);
        }
    }

    private static double seconds(ClusterRecord cluster) {
        boolean timed = cluster.getStartedMillis() > 0 && cluster.getEndedMillis() >= cluster.getStartedMillis();
        return cluster.getSeconds() >= 0 ? cluster.getSeconds() : timed ? (cluster.getEndedMillis() - cluster.getStartedMillis()) / 1000.0 : -1;
    }

    @Override
    public void onGate(Run<?, ?> run, FleetRecord record, int wave, GateRecord gate) {
        if (gate.getState().equals(GateRecord.PASSED) || gate.getState().equals(GateRecord.FAILED)) {
            DeployMetrics.get().gateEnded(gate.getState());
        }
    }

    @Override
    public void onFinished(Run<?, ?> run, FleetRecord record) {
        if (!record.isPlan()) {
            DeployMetrics.get().released(record.getOutcome());
        }
    }
}
