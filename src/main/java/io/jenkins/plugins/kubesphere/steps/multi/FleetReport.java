package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Run;
import io.jenkins.plugins.kubesphere.report.DeployRecord;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Puts what a rollout did to each cluster on the run's release page. */
final class FleetReport {
    private static final Logger LOGGER = Logger.getLogger(FleetReport.class.getName());

    private FleetReport() {
    }

    /** One record for each cluster; one that was never reached is recorded as skipped. */
    static void add(Run<?, ?> run, FleetRecord record) {
        List<DeployRecord> deploys = new ArrayList<>();
        for (ClusterRecord cluster : record.getClusters()) {
            long started = cluster.getStartedMillis();
            deploys.add(new DeployRecord(cluster.getName(), cluster.getState()).withServer(cluster.getServer())
                    .withMessage(cluster.getReason()).withObjects(cluster.getObjects()).withImages(cluster.getImages())
                    .withTimes(started, started == 0 ? 0 : Math.max(0, cluster.getEndedMillis() - started)));
        }
        try {
            ReleaseAction.addDeploys(run, deploys);
        } catch (IOException failed) {
            LOGGER.log(Level.WARNING, "the page of a run could not be told what was deployed", failed);
        }
    }
}
