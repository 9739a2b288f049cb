package io.jenkins.plugins.kubesphere.steps.multi;

import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.fleet.GateRequest;
import io.jenkins.plugins.kubesphere.fleet.PlannedWave;
import io.jenkins.plugins.kubesphere.fleet.RolloutPlan;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import io.jenkins.plugins.kubesphere.report.fleet.WaveRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** From a plan to the record that people see, and from the record to what the step gives to the pipeline. */
final class FleetLayout {
    private FleetLayout() {
    }

    /** @param mask takes secrets out of a text */
    static FleetRecord record(FleetOrder order, FleetManifests manifests, Map<String, ClusterConnection> connections, UnaryOperator<String> mask) {
        RolloutPlan plan = order.plan();
        List<WaveRecord> waves = new ArrayList<>();
        for (int i = 0; i < plan.waves().size(); i++) {
            PlannedWave wave = plan.waves().get(i);
            GateRequest gate = wave.gate();
            waves.add(new WaveRecord(i + 1, wave.clusters(), wave.maxParallel(), wave.pauseSeconds(), plan.isGated(i)
                    ? new GateRecord(gate.approve(), gate.healthForSeconds(), gate.http() == null ? null : mask.apply(gate.http()), plan.rules().hasBlock()) : null));
        }
        List<ClusterRecord> clusters = new ArrayList<>();
        for (String name : plan.clusters()) {
            clusters.add(new ClusterRecord(name, order.target(name).labels(), plan.waveOf(name) + 1, plan.rules().standbys().primaries(name))
                    .withServer(connections.get(name).access().server().toString()).withImages(manifests.images(name).stream().map(mask).toList()));
        }
        FleetRecord record = new FleetRecord(order.id(), order.application(), order.isOnlyPlan(), System.currentTimeMillis());
        record.layOut(waves, clusters);
        return record;
    }

    /** Plain collections, strings and numbers, the only things that a sandboxed script may touch. */
    static Map<String, Object> summary(FleetRecord record) {
        List<Map<String, Object>> clusters = new ArrayList<>();
        List<String> serving = new ArrayList<>();
        for (ClusterRecord cluster : record.getClusters()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("cluster", cluster.getName());
            one.put("wave", cluster.getWave());
            one.put("result", cluster.getState());
            for (String operation : List.of("created", "changed", "unchanged", "pruned")) {
                one.put(operation, cluster.count(operation));
            }
            one.put("seconds", cluster.getSeconds());
            one.put("serving", cluster.isServing());
            one.put("reason", cluster.getReason());
            one.put("drift", new ArrayList<>(cluster.getDrift()));
            one.put("diff", String.join("\n", cluster.getDiff()));
            clusters.add(one);
            if (cluster.isServing()) {
                serving.add(cluster.getName());
            }
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("outcome", record.getOutcome());
        summary.put("sentence", record.getSentence());
        summary.put("serving", serving);
        summary.put("clusters", clusters);
        return summary;
    }
}
