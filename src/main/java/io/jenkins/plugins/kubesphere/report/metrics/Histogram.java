package io.jenkins.plugins.kubesphere.report.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** How long things took, in seconds, by one label. */
final class Histogram {
    private static final double[] BOUNDS = {1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800};

    private final String name;
    private final String help;
    private final String label;
    private final Map<String, Series> series = new ConcurrentSkipListMap<>();

    Histogram(String name, String help, String label) {
        this.name = name;
        this.help = help;
        this.label = label;
    }

    private static final class Series {
        private final long[] upTo = new long[BOUNDS.length];
        private long count;
        private double sum;

        synchronized void add(double seconds) {
            for (int i = 0; i < BOUNDS.length; i++) {
                upTo[i] += seconds <= BOUNDS[i] ? 1 : 0;
            }
            count++;
            sum += seconds;
        }
    }

    void add(double seconds, String value) {
        series.computeIfAbsent(value, absent -> new Series()).add(seconds);
    }

    void write(Exposition out) {
        out.head(name, help, "histogram");
        series.forEach((value, one) -> {
            synchronized (one) {
                for (int i = 0; i < BOUNDS.length; i++) {
                    out.sample(name + "_bucket", bucket(value, Exposition.number(BOUNDS[i])), one.upTo[i]);
                }
                out.sample(name + "_bucket", bucket(value, "+Inf"), one.count);
                out.sample(name + "_sum", Exposition.labels(List.of(label), List.of(value)), one.sum);
                out.sample(name + "_count", Exposition.labels(List.of(label), List.of(value)), one.count);
            }
        });
    }

    private String bucket(String value, String bound) {
        List<String> values = new ArrayList<>(List.of(value));
        values.add(bound);
        return Exposition.labels(List.of(label, "le"), values);
    }
}
