package io.jenkins.plugins.kubesphere.report.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format, version 0.0.4, as strictly as its description: each metric in one group that begins with its HELP and TYPE, no series
 * twice, counters that are not negative, and histograms whose buckets add up.
 */
final class PrometheusText {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern HEAD = Pattern.compile("# (HELP|TYPE) (\\S+) (.*)");
    private static final Pattern SAMPLE = Pattern.compile("([^{ ]+)(?:\\{(.*)})? (\\S+)(?: (-?[0-9]+))?");
    private static final Pattern LABEL = Pattern.compile("\\G([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");

    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private Metric current;

    /** One metric with all its series. */
    static final class Metric {
        final String name;
        String help;
        String type;
        final Map<String, Sample> samples = new LinkedHashMap<>();

        Metric(String name) {
            this.name = name;
        }
    }

    /** One line. */
    record Sample(String name, Map<String, String> labels, double value) {
    }

    private PrometheusText() {
    }

    /** @throws IllegalArgumentException naming the line that does not belong there */
    static Map<String, Metric> read(String text) {
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new IllegalArgumentException("the last line does not end");
        }
        PrometheusText reader = new PrometheusText();
        for (String line : text.split("\n")) {
            try {
                reader.line(line);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(e.getMessage() + ": " + line, e);
            }
        }
        reader.metrics.values().forEach(PrometheusText::check);
        return reader.metrics;
    }

    private void line(String line) {
        if (!line.startsWith("#")) {
            sample(line);
            return;
        }
        Matcher head = HEAD.matcher(line);
        require(head.matches(), "neither HELP nor TYPE");
        String name = head.group(2);
        require(NAME.matcher(name).matches(), "not a metric's name");
        if (current == null || !current.name.equals(name)) {
            current = new Metric(name);
            require(metrics.put(name, current) == null, "a metric in two places");
        }
        require(current.samples.isEmpty(), "after its samples");
        if (head.group(1).equals("HELP")) {
            require(current.help == null, "a second HELP");
            require(head.group(3).replace("\\\\", "").replace("\\n", "").indexOf('\\') < 0, "a backslash that escapes nothing");
            current.help = head.group(3);
        } else {
            require(current.type == null, "a second TYPE");
            require(TYPES.contains(head.group(3)), "not a type");
            current.type = head.group(3);
        }
    }

    private void sample(String line) {
        Matcher parts = SAMPLE.matcher(line);
        require(parts.matches(), "not a sample");
        require(current != null && current.type != null && current.help != null, "no HELP and TYPE above");
        String name = parts.group(1);
        String suffix = name.startsWith(current.name) ? name.substring(current.name.length()) : "another";
        require(suffix.isEmpty() != current.type.equals("histogram") && Set.of("", "_bucket", "_sum", "_count").contains(suffix), "not of the metric above");
        Map<String, String> labels = labels(parts.group(2));
        double value = parts.group(3).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(parts.group(3));
        require(current.type.equals("gauge") || value >= 0, "less than nothing");
        require(current.samples.put(name + labels, new Sample(name, labels, value)) == null, "a series twice");
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text == null || text.isEmpty()) {
            return labels;
        }
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find()) {
            require(!label.group(1).startsWith("__"), "a reserved label");
            String value = label.group(2).replace("\\\\", "\0").replace("\\n", "\n").replace("\\\"", "\"").replace('\0', '\\');
            require(labels.put(label.group(1), value) == null, "a label twice");
            end = label.end();
        }
        require(end == text.length(), "not labels");
        return labels;
    }

    private static void check(Metric metric) {
        require(metric.help != null && metric.type != null, metric.name + " has no HELP or no TYPE");
        if (metric.type.equals("counter")) {
            require(metric.name.endsWith("_total"), metric.name + " is a counter and does not end in _total");
        }
        if (!metric.type.equals("histogram")) {
            return;
        }
        Map<Map<String, String>, List<Sample>> buckets = new LinkedHashMap<>();
        Set<Map<String, String>> series = new HashSet<>();
        for (Sample sample : metric.samples.values()) {
            Map<String, String> labels = new TreeMap<>(sample.labels());
            String bound = labels.remove("le");
            require(sample.name().endsWith("_bucket") == (bound != null), "only buckets have bounds");
            series.add(labels);
            if (bound != null) {
                buckets.computeIfAbsent(labels, absent -> new ArrayList<>()).add(sample);
            }
        }
        for (Map<String, String> one : series) {
            double bound = Double.NEGATIVE_INFINITY;
            double before = 0;
            for (Sample bucket : buckets.getOrDefault(one, List.of())) {
                String text = bucket.labels().get("le");
                double next = text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
                require(next > bound && bucket.value() >= before, metric.name + ": buckets do not rise");
                bound = next;
                before = bucket.value();
            }
            Sample count = metric.samples.get(metric.name + "_count" + one);
            require(bound == Double.POSITIVE_INFINITY && count != null && count.value() == before, metric.name + ": the last bucket does not hold all");
            require(metric.samples.containsKey(metric.name + "_sum" + one), metric.name + ": no sum");
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what);
        }
    }
}
