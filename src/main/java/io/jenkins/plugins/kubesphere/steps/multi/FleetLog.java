package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.PlannedChange;
import io.jenkins.plugins.kubesphere.cluster.ReleaseListener;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import io.jenkins.plugins.kubesphere.fleet.Outcome;
import io.jenkins.plugins.kubesphere.fleet.RolloutPlan;
import io.jenkins.plugins.kubesphere.fleet.RolloutState;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lines that a person reads while and after a release goes over its clusters. */
final class FleetLog {
    private final PrintStream out;

    FleetLog(PrintStream out) {
        this.out = out;
    }

    void plan(RolloutPlan plan, boolean onlyShow) {
        out.println(onlyShow ? Messages.FleetLog_planning(plan.clusters().size()) : Messages.FleetLog_start(plan.clusters().size()));
        for (int i = 0; i < plan.waves().size(); i++) {
            out.println("  " + Messages.FleetLog_wave(i + 1, String.join(", ", plan.waves().get(i).clusters()),
                    plan.waves().get(i).maxParallel()));
        }
    }

    void say(String cluster, String line) {
        out.println("[" + cluster + "] " + line);
    }

    void say(String line) {
        out.println(line);
    }

    /** Writes what one cluster's release does, each line with the cluster's name in front. */
    ReleaseListener of(String cluster, boolean onlyShow) {
        return new ReleaseListener() {
            @Override
            public void planned(List<PlannedChange> changes) {
                if (onlyShow) {
                    for (PlannedChange change : changes) {
                        say(cluster, change.resource().label() + ": " + change.change().word());
                        change.diff().forEach(line -> say(cluster, "  " + line));
                    }
                }
            }

            @Override
            public void applied(AppliedObject object) {
                say(cluster, object.resource().label() + " " + object.change().word());
            }

            @Override
            public void waiting(Resource resource, String reason) {
                say(cluster, Messages.FleetLog_waiting(resource.label(), reason));
            }

            @Override
            public void ready(AppliedObject object) {
                say(cluster, Messages.FleetLog_ready(object.resource().label(), Spans.format(object.secondsToReady())));
            }

            @Override
            public void warning(String text) {
                say(cluster, Messages.FleetLog_warning(text));
            }

            @Override
            public void diagnosis(List<String> lines) {
                lines.forEach(line -> say(cluster, "  " + line));
            }

            @Override
            public void rolledBack(Resource resource, String how) {
                say(cluster, resource.label() + ": " + how);
            }
        };
    }

    /** One line per cluster: wave, state, changes, time, reason. */
    void table(RolloutPlan plan, RolloutState state, Map<String, ClusterResult> results, Outcome outcome) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {Messages.FleetLog_cluster(), Messages.FleetLog_waveColumn(), Messages.FleetLog_result(),
            Messages.FleetLog_changes(), Messages.FleetLog_time(), Messages.FleetLog_reason()});
        for (String cluster : plan.clusters()) {
            ClusterResult result = results.get(cluster);
            rows.add(new String[] {cluster, Integer.toString(plan.waveOf(cluster) + 1), word(state, cluster),
                result == null ? "" : "+" + result.created() + " ~" + result.changed() + " =" + result.unchanged(),
                result == null ? "" : Spans.format(result.seconds()), state.reason(cluster).replaceAll("\\s*\\R\\s*", "; ")});
        }
        int columns = rows.get(0).length;
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        });
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < columns; i++) {
                line.append(row[i]).append(" ".repeat(i == columns - 1 ? 0 : widths[i] - row[i].length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
        out.println("multiClusterDeploy: " + outcome.name().toLowerCase(Locale.ROOT));
    }

    /** How a cluster ended, in the word that results and reports use. */
    static String word(RolloutState state, String cluster) {
        return switch (state.phase(cluster)) {
            case PENDING -> "skipped";
            case DEPLOYING -> "interrupted";
            case DONE -> "ready";
            case FAILED -> "failed";
            case ROLLING_BACK -> "rolling back";
            case ROLLED_BACK -> "rolled back";
            case ROLLBACK_FAILED -> "rollback failed";
        };
    }
}
