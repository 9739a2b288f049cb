package io.jenkins.plugins.kubesphere.report.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Test;

/** The table of metrics in the documentation is what Prometheus gets. */
public class MetricsDocumentationTest {
    private static final Path PAGE = Path.of("docs/multi-cluster.md");
    private static final Pattern ROW = Pattern.compile("\\| (`[a-z_]+`(?:, `[a-z_]+`)*) \\| (counter|gauge|histogram) \\| (.*) \\|");
    private static final Pattern LABEL = Pattern.compile("(?:^|, )`([a-z_]+)`");

    /** Names with their kind and labels. */
    private static Map<String, String> documented() throws Exception {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(PAGE).replace("| |\n", "|  |\n"));
        while (row.find()) {
            String labels = LABEL.matcher(row.group(3).replaceAll("\\(.*?\\)", "")).results().map(label -> label.group(1)).sorted().collect(Collectors.joining(","));
            for (String name : row.group(1).replace("`", "").split(", ")) {
                rows.put("kubesphere_pipeline_" + name, row.group(2) + " " + labels);
            }
        }
        return rows;
    }

    @Test
    public void everyMetricIsDocumentedWithItsKindAndLabelsAndNoOtherIs() throws Exception {
        DeployMetrics metrics = DeployMetrics.get();
        metrics.deployed("step \"a\"", "cluster\\b\nc", "rolled back", 3);
        metrics.released("succeeded");
        metrics.tookOver("spare");
        metrics.gateEnded("passed");
        metrics.pushed("registry.example.com:5000/shop/web", 17);
        Map<String, String> there = new TreeMap<>();
        PrometheusText.read(metrics.exposition()).forEach((name, metric) -> {
            assertTrue(name + " is explained in a sentence", metric.help.endsWith("."));
            TreeSet<String> labels = new TreeSet<>();
            metric.samples.values().forEach(sample -> labels.addAll(sample.labels().keySet()));
            labels.remove("le");
            there.put(name, metric.type + " " + String.join(",", labels));
        });
        assertEquals(documented(), there);
        assertEquals(13, there.size());
    }
}
