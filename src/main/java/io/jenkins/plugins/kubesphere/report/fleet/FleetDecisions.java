package io.jenkins.plugins.kubesphere.report.fleet;

import hudson.model.Item;
import hudson.model.Run;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.kubesphere.config.DeployPermissions;
import io.jenkins.plugins.kubesphere.report.audit.AuditEntry;
import io.jenkins.plugins.kubesphere.report.audit.AuditLog;
import java.io.IOException;
import java.util.Arrays;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponses;
import org.springframework.security.core.Authentication;

/** What people decide about the releases of one run. */
final class FleetDecisions implements FleetJson.Reader {
    private final FleetAction page;
    private final Run<?, ?> run;

    FleetDecisions(FleetAction page) {
        this.page = page;
        this.run = page.getRun();
    }

    @Override
    public boolean mayDecide(FleetRecord record, int wave) {
        GateRecord gate = record.getGate(wave);
        if (gate == null || gate.getApprove() == null) {
            return false;
        }
        if (run.getParent().hasPermission(DeployPermissions.APPROVE)) {
            return true;
        }
        Authentication user = Jenkins.getAuthentication2();
        return run.getParent().hasPermission(Item.READ) && Arrays.stream(gate.getApprove().split(",")).map(String::strip)
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> name.equals(user.getName()) || user.getAuthorities().stream().anyMatch(group -> name.equals(group.getAuthority())));
    }

    @Override
    public boolean mayBreakLock() {
        return run.getParent().hasPermission(DeployPermissions.BREAK_LOCK);
    }

    FleetRecord decide(String id, Integer wave, boolean approved) throws IOException {
        FleetRecord record = required(id);
        named("wave", wave);
        if (!mayDecide(record, wave)) {
            throw new AccessDeniedException3(Jenkins.getAuthentication2(), DeployPermissions.APPROVE);
        }
        GateRecord gate = record.getGate(wave);
        if (!gate.getState().equals(GateRecord.WAITING) || gate.getDecision() != null) {
            throw HttpResponses.errorWithoutStack(409, Messages.FleetDecisions_notWaiting(wave));
        }
        String user = Jenkins.getAuthentication2().getName();
        record.updateGate(wave, open -> open.decided(approved, user));
        page.store(record);
        AuditLog.write(AuditEntry.of(run, "multiClusterDeploy", approved ? "approved" : "rejected").by(user).release(record.getApplication(), wave));
        return record;
    }

    FleetRecord breakLock(String id, String cluster) throws IOException {
        run.getParent().checkPermission(DeployPermissions.BREAK_LOCK);
        FleetRecord record = required(id);
        named("cluster", cluster);
        ClusterRecord known = record.getCluster(cluster);
        if (known == null) {
            throw HttpResponses.errorWithoutStack(404, Messages.FleetDecisions_noCluster(cluster));
        }
        if (!known.isWaitingForLock()) {
            throw HttpResponses.errorWithoutStack(409, Messages.FleetDecisions_noLock(cluster));
        }
        record.breakLock(cluster);
        page.store(record);
        AuditLog.write(AuditEntry.of(run, "multiClusterDeploy", "lock broken").by(Jenkins.getAuthentication2().getName())
                .release(record.getApplication(), known.getWave()).cluster(cluster, known.getServer()).former(known.getLockHolder()));
        return record;
    }

    /** The record with that id, for those who may read the job. */
    FleetRecord required(String id) throws IOException {
        run.getParent().checkPermission(Item.READ);
        named("id", id);
        FleetRecord record = page.getRecord(id);
        if (record == null) {
            throw HttpResponses.errorWithoutStack(404, Messages.FleetDecisions_noRecord(id));
        }
        return record;
    }

    /** Stapler's own check of required parameters would answer 500 with a stack trace, and take a wave that is no number for 0. */
    private static void named(String parameter, Object value) {
        if (value == null) {
            throw HttpResponses.errorWithoutStack(400, Messages.FleetDecisions_missing(parameter));
        }
    }
}
