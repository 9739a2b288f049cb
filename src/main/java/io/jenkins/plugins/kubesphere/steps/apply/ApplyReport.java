package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.model.Run;
import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ClusterAccess;
import io.jenkins.plugins.kubesphere.report.DeployRecord;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import io.jenkins.plugins.kubesphere.report.metrics.DeployMetrics;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Puts what the step did on the run's page. */
final class ApplyReport {

    private static final Logger LOGGER = Logger.getLogger(ApplyReport.class.getName());

    private ApplyReport() {
    }

    static void succeeded(StepContext context, ClusterAccess access, boolean waited, List<AppliedObject> objects, ApplyProgress progress) {
        add(context, access, waited ? "ready" : "applied", null, objects, progress);
    }

    static void failed(StepContext context, ClusterAccess access, String problem, ApplyProgress progress) {
        add(context, access, "failed", problem, progress.written(), progress);
    }

    /** A page that cannot be written does not undo a deployment, so the log says it and that is all. */
    private static void add(StepContext context, ClusterAccess access, String state, String problem, List<AppliedObject> objects, ApplyProgress progress) {
        try {
            List<DeployedObject> deployed = objects.stream().map(object -> new DeployedObject(object.resource().kind(), object.resource().namespace(),
                    object.resource().name(), object.change() == AppliedObject.Change.CHANGED ? "configured" : object.change().word())).toList();
            long started = progress.startedMillis();
            DeployMetrics.get().deployed("envsubstApply", access.context(), state, (System.currentTimeMillis() - started) / 1000.0);
            ReleaseAction.addDeploy(context.get(Run.class), new DeployRecord(access.context(), state).withServer(access.server().toString())
                    .withMessage(problem).withObjects(deployed).withImages(progress.images()).withTimes(started, System.currentTimeMillis() - started));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the page of a run could not be told what was deployed to " + access, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
