package io.jenkins.plugins.kubesphere.embedded.demo;

import io.jenkins.plugins.kubesphere.embedded.web.StageView;
import io.jenkins.plugins.kubesphere.report.DeployRecord;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import io.jenkins.plugins.kubesphere.report.PushRecord;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** What a run of the demo did, in a few lines. */
public final class DemoSummary {
    private static final double MILLIS = 1000;

    private DemoSummary() {
    }

    public static void print(WorkflowRun run, PrintWriter out) {
        ReleaseAction release = run.getAction(ReleaseAction.class);
        out.println();
        out.println(Messages.DemoSummary_Images());
        List<PushRecord> pushes = release == null ? List.of() : release.getPushes();
        if (pushes.isEmpty()) {
            out.println("  " + Messages.DemoSummary_NothingPushed());
        }
        for (PushRecord push : pushes) {
            out.println("  " + push.getRepository() + "@" + push.getDigest() + "  " + String.join(", ", push.getTags()));
        }
        List<DeployRecord> deploys = release == null ? List.of() : release.getDeploys();
        Set<String> clusters = new TreeSet<>();
        deploys.forEach(deploy -> clusters.add(deploy.getCluster()));
        for (String cluster : clusters) {
            out.println(Messages.DemoSummary_Cluster(cluster));
            deploys.stream().filter(deploy -> deploy.getCluster().equals(cluster)).flatMap(deploy -> deploy.getObjects().stream())
                .forEach(object -> out.println("  " + line(object)));
        }
        if (clusters.isEmpty()) {
            out.println(Messages.DemoSummary_NoObjects());
        }
        out.println(Messages.DemoSummary_Stages());
        for (StageView.Stage stage : StageView.of(run)) {
            out.printf(Locale.ROOT, "  %8.1f s  %-10s %s%n", stage.durationMillis() / MILLIS, stage.status(), "  ".repeat(stage.depth()) + stage.name());
        }
        out.println(Messages.DemoSummary_Result(String.valueOf(run.getResult()), String.format(Locale.ROOT, "%.1f", run.getDuration() / MILLIS)));
        out.flush();
    }

    private static String line(DeployedObject object) {
        String namespace = object.getNamespace() == null || object.getNamespace().isEmpty() ? "" : object.getNamespace() + "/";
        return object.getKind() + " " + namespace + object.getName() + ": " + object.getOperation();
    }
}
