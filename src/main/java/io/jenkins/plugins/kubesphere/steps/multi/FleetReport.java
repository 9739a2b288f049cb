package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.model.Run;
import io.jenkins.plugins.kubesphere.fleet.RolloutPlan;
import io.jenkins.plugins.kubesphere.fleet.RolloutState;
import io.jenkins.plugins.kubesphere.report.DeployRecord;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Puts what a rollout did to each cluster on the run's page. */
final class FleetReport {
    private static final Logger LOGGER = Logger.getLogger(FleetReport.class.getName());
    private static final long MILLIS = 1000;

    private FleetReport() {
    }

    /** One record for each cluster of the plan; one that was never reached is recorded as skipped. */
    static void add(StepContext context, RolloutPlan plan, RolloutState state, Map<String, ClusterResult> results) {
        try {
            Run<?, ?> run = context.get(Run.class);
            for (String cluster : plan.clusters()) {
                ReleaseAction.addDeploy(run, record(cluster, state, results.get(cluster)));
            }
        } catch (IOException failed) {
            LOGGER.log(Level.WARNING, "the page of a run could not be told what was deployed to " + plan.clusters(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static DeployRecord record(String cluster, RolloutState state, ClusterResult result) {
        DeployRecord record = new DeployRecord(cluster, FleetLog.word(state, cluster)).withMessage(state.reason(cluster));
        if (result == null) {
            return record;
        }
        long duration = Math.round(result.seconds() * MILLIS);
        return record.withObjects(result.objects()).withTimes(System.currentTimeMillis() - duration, duration);
    }
}
