package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.fleet.Outcome;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A whole release in one line that a manager understands. */
final class FleetSentence {
    private static final int SHORT_DIGEST = 19;

    private final FleetOrder order;
    private final List<ClusterRecord> clusters;
    private final Outcome outcome;

    FleetSentence(FleetOrder order, FleetRecord record, Outcome outcome) {
        this.order = order;
        this.clusters = record.getClusters();
        this.outcome = outcome;
    }

    private long count(String state) {
        return clusters.stream().filter(cluster -> cluster.getState().equals(state)).count();
    }

    String text() {
        if (order.isOnlyPlan()) {
            return Messages.FleetSentence_plan(count("shown"), clusters.size());
        }
        List<String> parts = new ArrayList<>();
        parts.add(Messages.FleetSentence_run(count("ready"), clusters.size(), what(), LocalTime.now().format(DateTimeFormatter.ofPattern("HH:mm"))));
        add(parts, count("failed"), Messages.FleetSentence_failed(count("failed")));
        add(parts, count("unreachable"), Messages.FleetSentence_unreachable(count("unreachable")));
        add(parts, count("rolled back"), Messages.FleetSentence_rolledBack(count("rolled back")));
        add(parts, count("rollback failed"), Messages.FleetSentence_rollbackFailed(names("rollback failed")));
        add(parts, count("skipped"), Messages.FleetSentence_skipped(count("skipped")));
        add(parts, count("interrupted"), Messages.FleetSentence_interrupted(names("interrupted")));
        for (ClusterRecord cluster : clusters) {
            if (cluster.isStandby() && cluster.isServing()) {
                parts.add(Messages.FleetSentence_serves(cluster.getName(), String.join(", ", cluster.getStandbyOf())));
            }
        }
        if (outcome == Outcome.ABORTED) {
            parts.add(Messages.FleetSentence_aborted());
        }
        return String.join("; ", parts);
    }

    private String names(String state) {
        return String.join(", ", clusters.stream().filter(cluster -> cluster.getState().equals(state)).map(ClusterRecord::getName).toList());
    }

    private static void add(List<String> parts, long count, String text) {
        if (count > 0) {
            parts.add(text);
        }
    }

    private String what() {
        Set<String> images = new TreeSet<>();
        clusters.forEach(cluster -> images.addAll(cluster.getImages()));
        if (images.size() != 1) {
            return Messages.FleetSentence_theRelease();
        }
        String image = images.iterator().next();
        int digest = image.indexOf("@sha256:");
        return digest < 0 ? image : image.substring(digest + 1, Math.min(image.length(), digest + 1 + SHORT_DIGEST)) + "…";
    }
}
