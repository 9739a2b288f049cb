package io.jenkins.plugins.kubesphere.report.audit;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetListener;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import java.util.Set;

/** Writes down what releases over several clusters change, and which cluster serves in place of another. */
@Extension
public final class FleetAudit extends FleetListener {
    private static final String STEP = "multiClusterDeploy";
    private static final Set<String> CHANGES_OF_ROLE = Set.of("taking over", "standing down");

    @Override
    public void onObject(Run<?, ?> run, FleetRecord record, ClusterRecord cluster, DeployedObject object) {
        AuditLog.write(entry(run, object.getOperation(), record, cluster).object(object).images(cluster.getImages()));
    }

    @Override
    public void onTransition(Run<?, ?> run, FleetRecord record, ClusterRecord before, ClusterRecord after) {
        if (CHANGES_OF_ROLE.contains(after.getState()) && !record.isPlan()) {
            AuditLog.write(entry(run, after.getState(), record, after).images(after.getImages()));
        }
    }

    private static AuditEntry entry(Run<?, ?> run, String action, FleetRecord record, ClusterRecord cluster) {
        return AuditEntry.of(run, STEP, action).release(record.getApplication(), cluster.getWave()).cluster(cluster.getName(), cluster.getServer());
    }
}
