package io.jenkins.plugins.kubesphere.report.fleet;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A whole release in one line that a manager understands, in the language of whoever reads it. */
public final class FleetSentence {
    private static final int SHORT_DIGEST = 19;

    private final FleetRecord record;
    private final List<ClusterRecord> clusters;

    private FleetSentence(FleetRecord record) {
        this.record = record;
        this.clusters = record.getClusters();
    }

    /** How a release ended. */
    public static String atEnd(FleetRecord record, String outcome, long endedMillis) {
        return new FleetSentence(record).end(outcome, endedMillis);
    }

    /**
     * How far a release is, or how it ended.
     *
     * @param building whether its build goes on
     */
    public static String now(FleetRecord record, boolean building) {
        FleetSentence sentence = new FleetSentence(record);
        return record.getOutcome().isEmpty() ? sentence.progress(building) : sentence.end(record.getOutcome(), record.getEndedMillis());
    }

    private String progress(boolean building) {
        List<String> parts = new ArrayList<>();
        parts.add(Messages.FleetSentence_progress(count(record.isPlan() ? "shown" : "ready"), clusters.size()));
        long working = clusters.stream().filter(ClusterRecord::isWorking).count();
        add(parts, building ? working : 0, Messages.FleetSentence_working(working));
        addTroubles(parts);
        for (WaveRecord wave : record.getWaves()) {
            if (building && wave.getGate() != null && wave.getGate().getState().equals(GateRecord.WAITING)) {
                parts.add(Messages.FleetSentence_waits(wave.getNumber()));
            }
        }
        if (!building) {
            parts.add(Messages.FleetSentence_cutOff());
        }
        return String.join("; ", parts);
    }

    private String end(String outcome, long endedMillis) {
        if (record.isPlan()) {
            return Messages.FleetSentence_plan(count("shown"), clusters.size());
        }
        List<String> parts = new ArrayList<>();
        long members = clusters.stream().filter(cluster -> !cluster.isStandby()).count();
        long counted = members == 0 ? clusters.size() : members;
        long ready = clusters.stream().filter(cluster -> cluster.getState().equals("ready") && (members == 0 || !cluster.isStandby())).count();
        String since = LocalTime.ofInstant(Instant.ofEpochMilli(endedMillis), ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("HH:mm"));
        parts.add(ready == 0 ? Messages.FleetSentence_none(counted, what()) : Messages.FleetSentence_run(ready, counted, what(), since));
        addTroubles(parts);
        if (members > 0) {
            addStandbys(parts);
        }
        long skipped = clusters.stream().filter(cluster -> cluster.getState().equals("skipped") && (members == 0 || !cluster.isStandby())).count();
        add(parts, skipped, Messages.FleetSentence_skipped(skipped));
        if (outcome.equals("aborted")) {
            parts.add(Messages.FleetSentence_aborted());
        }
        return String.join("; ", parts);
    }

    private void addTroubles(List<String> parts) {
        add(parts, count("failed"), Messages.FleetSentence_failed(count("failed")));
        add(parts, count("unreachable"), Messages.FleetSentence_unreachable(count("unreachable")));
        add(parts, count("rolled back"), Messages.FleetSentence_rolledBack(count("rolled back")));
        add(parts, count("rollback failed"), Messages.FleetSentence_rollbackFailed(names("rollback failed")));
        add(parts, count("interrupted"), Messages.FleetSentence_interrupted(names("interrupted")));
    }

    private void addStandbys(List<String> parts) {
        List<ClusterRecord> standbys = clusters.stream().filter(ClusterRecord::isStandby).toList();
        standbys.stream().filter(ClusterRecord::isServing)
                .forEach(cluster -> parts.add(Messages.FleetSentence_serves(cluster.getName(), String.join(", ", cluster.getStandbyOf()))));
        long ready = standbys.stream().filter(cluster -> cluster.getState().equals("ready") && !cluster.isServing()).count();
        add(parts, ready, Messages.FleetSentence_standbyReady(ready));
        long untouched = standbys.stream().filter(cluster -> cluster.getState().equals("skipped") && !cluster.isServing()).count();
        add(parts, untouched, Messages.FleetSentence_standbyUntouched(untouched));
    }

    private long count(String state) {
        return clusters.stream().filter(cluster -> cluster.getState().equals(state)).count();
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
        boolean anyReady = count("ready") > 0;
        clusters.stream().filter(cluster -> !anyReady || cluster.getState().equals("ready")).forEach(cluster -> images.addAll(cluster.getImages()));
        if (images.size() != 1) {
            return Messages.FleetSentence_theRelease();
        }
        String image = images.iterator().next();
        int digest = image.indexOf("@sha256:");
        return digest < 0 ? image : image.substring(digest + 1, Math.min(image.length(), digest + 1 + SHORT_DIGEST)) + "…";
    }
}
