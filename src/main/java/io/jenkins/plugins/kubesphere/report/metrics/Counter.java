package io.jenkins.plugins.kubesphere.report.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by labels. How many series there may be is bounded: what comes after is counted under {@code other}. */
final class Counter {
    private static final int MOST_SERIES = 2_000;
    private static final String OTHER = "other";

    private final String name;
    private final String help;
    private final List<String> labels;
    private final Map<String, LongAdder> series = new ConcurrentSkipListMap<>();

    Counter(String name, String help, String... labels) {
        this.name = name;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** @param values one for each label */
    void add(long more, String... values) {
        String key = Exposition.labels(labels, List.of(values));
        LongAdder known = series.get(key);
        if (known == null && series.size() >= MOST_SERIES) {
            key = Exposition.labels(labels, labels.stream().map(label -> OTHER).toList());
        }
        series.computeIfAbsent(key, absent -> new LongAdder()).add(more);
    }

    void write(Exposition out) {
        out.head(name, help, "counter");
        if (labels.isEmpty() && series.isEmpty()) {
            out.sample(name, "", 0);
        }
        series.forEach((key, count) -> out.sample(name, key, count.sum()));
    }
}
