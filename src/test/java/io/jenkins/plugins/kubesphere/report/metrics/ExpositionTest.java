package io.jenkins.plugins.kubesphere.report.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class ExpositionTest {
    @Test
    public void countersEscapeTheirLabels() {
        Counter counter = new Counter("done_total", "Things\ndone.", "what");
        counter.add(1, "a \"b\" \\ c\nd");
        counter.add(2, "plain");
        Exposition out = new Exposition();
        counter.write(out);
        assertEquals("# HELP done_total Things\\ndone.\n# TYPE done_total counter\ndone_total{what=\"a \\\"b\\\" \\\\ c\\nd\"} 1\ndone_total{what=\"plain\"} 2\n",
                out.toString());
    }

    @Test
    public void aCounterWithoutLabelsBeginsAtZero() {
        Exposition out = new Exposition();
        new Counter("done_total", "Done.").write(out);
        assertTrue(out.toString(), out.toString().endsWith("done_total 0\n"));
    }

    @Test
    public void howManySeriesThereAreIsBounded() {
        Counter counter = new Counter("done_total", "Done.", "cluster");
        for (int i = 0; i < 5_000; i++) {
            counter.add(1, "cluster-" + i);
        }
        Exposition out = new Exposition();
        counter.write(out);
        assertTrue(out.toString().lines().count() < 2_010);
        assertTrue(out.toString(), out.toString().contains("done_total{cluster=\"other\"} 3000\n"));
    }

    @Test
    public void bucketsOfAHistogramHoldThoseBelow() {
        Histogram histogram = new Histogram("took_seconds", "Took.", "step");
        histogram.add(0.5, "apply");
        histogram.add(7, "apply");
        histogram.add(4_000, "apply");
        Exposition out = new Exposition();
        histogram.write(out);
        String text = out.toString();
        assertTrue(text, text.contains("took_seconds_bucket{step=\"apply\",le=\"1\"} 1\n"));
        assertTrue(text, text.contains("took_seconds_bucket{step=\"apply\",le=\"2.5\"} 1\n"));
        assertTrue(text, text.contains("took_seconds_bucket{step=\"apply\",le=\"10\"} 2\n"));
        assertTrue(text, text.contains("took_seconds_bucket{step=\"apply\",le=\"+Inf\"} 3\n"));
        assertTrue(text, text.contains("took_seconds_sum{step=\"apply\"} 4007.5\n"));
        assertTrue(text, text.contains("took_seconds_count{step=\"apply\"} 3\n"));
    }
}
