package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.fleet.RolloutPlan;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The lines that a person reads while and after a release goes over its clusters: one for each transition, and a table at the end. */
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

    /** One line per cluster: wave, result, changes, time, reason. */
    void table(List<ClusterRecord> clusters) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {Messages.FleetLog_cluster(), Messages.FleetLog_waveColumn(), Messages.FleetLog_result(),
            Messages.FleetLog_changes(), Messages.FleetLog_time(), Messages.FleetLog_reason()});
        for (ClusterRecord cluster : clusters) {
            boolean untouched = cluster.getObjects().isEmpty();
            rows.add(new String[] {cluster.getName(), Integer.toString(cluster.getWave()), cluster.getState(),
                untouched ? "" : changes(cluster), cluster.getSeconds() < 0 ? "" : Spans.format(cluster.getSeconds()),
                cluster.getReason().replaceAll("\\s*\\R\\s*", "; ")});
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
    }

    private static String changes(ClusterRecord cluster) {
        List<String> parts = new ArrayList<>();
        add(parts, cluster.count("created"), Messages::FleetLog_created);
        add(parts, cluster.count("changed"), Messages::FleetLog_changed);
        add(parts, cluster.count("unchanged"), Messages::FleetLog_unchanged);
        add(parts, cluster.count("pruned"), Messages::FleetLog_pruned);
        add(parts, cluster.count("rolled back"), Messages::FleetLog_rolledBack);
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, Function<Object, String> words) {
        if (count > 0) {
            parts.add(words.apply(count));
        }
    }
}
