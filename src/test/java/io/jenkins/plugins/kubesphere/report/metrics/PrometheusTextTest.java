package io.jenkins.plugins.kubesphere.report.metrics;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

/** The reader of the metrics' format finds what is wrong with it: other tests rely on that. */
public class PrometheusTextTest {
    private static final String HEAD = "# HELP a_total A.\n# TYPE a_total counter\n";
    private static final String TOOK = "# HELP took Took.\n# TYPE took histogram\n";

    private static void refused(String why, String text) {
        assertThat(assertThrows(text, IllegalArgumentException.class, () -> PrometheusText.read(text)).getMessage(), containsString(why));
    }

    @Test
    public void readsLabelsWithEverythingThatMayBeInThem() {
        PrometheusText.Metric metric = PrometheusText.read(HEAD + "a_total{x=\"1\",y=\"a \\\"b\\\" \\\\n\\\\ {c},d=\\ne\"} 3\n").get("a_total");
        PrometheusText.Sample sample = metric.samples.values().iterator().next();
        assertEquals("a \"b\" \\n\\ {c},d=\ne", sample.labels().get("y"));
        assertEquals(3, sample.value(), 0);
    }

    @Test
    public void refusesWhatIsNotTheFormat() {
        refused("the last line does not end", HEAD + "a_total 1");
        refused("not a sample", HEAD + "\na_total 1\n");
        refused("no HELP and TYPE above", "# TYPE a_total counter\na_total 1\n");
        refused("not a type", "# TYPE a_total count\n");
        refused("after its samples", HEAD + "a_total 1\n# HELP a_total A.\n");
        refused("a metric in two places", HEAD + "a_total 1\n# HELP b B.\n# TYPE b gauge\n" + HEAD);
        refused("not of the metric above", HEAD + "b_total 1\n");
        refused("a series twice", HEAD + "a_total{x=\"1\"} 1\na_total{x=\"1\"} 2\n");
        refused("not labels", HEAD + "a_total{x=\"a\"b\"} 1\n");
        refused("not labels", HEAD + "a_total{x=\"a\\b\"} 1\n");
        refused("not a sample", HEAD + "a_total{x=\"a\nb\"} 1\n");
        refused("less than nothing", HEAD + "a_total -1\n");
        refused("does not end in _total", "# HELP a A.\n# TYPE a counter\na 1\n");
        refused("a backslash that escapes nothing", "# HELP a A \\d.\n# TYPE a gauge\na 1\n");
        refused("buckets do not rise", TOOK + "took_bucket{le=\"1\"} 2\ntook_bucket{le=\"+Inf\"} 1\ntook_sum 1\ntook_count 1\n");
        refused("the last bucket does not hold all", TOOK + "took_bucket{le=\"1\"} 1\ntook_sum 1\ntook_count 1\n");
        refused("the last bucket does not hold all", TOOK + "took_bucket{le=\"+Inf\"} 1\ntook_sum 1\ntook_count 2\n");
        refused("no sum", TOOK + "took_bucket{le=\"+Inf\"} 1\ntook_count 1\n");
    }
}
