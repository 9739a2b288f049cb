package io.jenkins.plugins.kubesphere.report.metrics;

import java.util.Map;
import java.util.TreeMap;

/** What the metrics said at a moment, to see how much they have changed since: they count for as long as the tests' Java runs. */
public final class Metrics {
    private final Map<String, Double> values = new TreeMap<>();

    private Metrics() {
        PrometheusText.read(DeployMetrics.get().exposition()).values().forEach(metric -> metric.samples.values()
                .forEach(sample -> values.put(sample.name() + sample.labels(), sample.value())));
    }

    public static Metrics now() {
        return new Metrics();
    }

    /**
     * What was counted since.
     *
     * @param name without the prefix that all have
     * @param labels as {@code key=value}, separated by a comma and a space, sorted by key; empty for none
     */
    public long since(String name, String labels) {
        return Math.round(now().value(name, labels) - value(name, labels));
    }

    /** 0 for a series that is not there. */
    public double value(String name, String labels) {
        return values.getOrDefault("kubesphere_pipeline_" + name + "{" + labels + "}", 0.0);
    }
}
