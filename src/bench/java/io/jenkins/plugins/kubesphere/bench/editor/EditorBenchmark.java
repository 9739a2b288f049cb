package io.jenkins.plugins.kubesphere.bench.editor;

import io.jenkins.plugins.kubesphere.bench.Benchmark;
import io.jenkins.plugins.kubesphere.bench.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.EditException;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Editing;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.RenameStage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Reading, model and findings of pipelines of ten sizes, each text a new one. */
public final class EditorBenchmark implements Benchmark {
    private static final List<Integer> LINES = List.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 15_000, 20_000, 27_000);
    private static final int TYPICAL = 5_000;
    private static final int ROUNDS = 15;
    private static final long WARMING_NANOSECONDS = 40_000_000_000L;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Lint lint = Lint.withBundledCatalogue();
    private final Editing editing = new Editing(Catalogue.bundled(), lint);
    private int version;

    private record Times(double read, double edit, double check) {
        double both() {
            return read + check;
        }
    }

    @Override
    public String name() {
        return "editor";
    }

    @Override
    public String title() {
        return "Reading and checking Jenkinsfiles";
    }

    @Override
    public void measure(Section section) {
        section.paragraph("Processor time of one thread in a warm Java process; each round reads a text that was never seen before, and nothing is kept between "
            + "two texts. Medians of " + ROUNDS + " rounds. *Read* is the syntax tree and the model; *edit* renames the last stage of a text that was read and reads "
            + "the new one; *check* is Groovy's verdict and all findings of the linter.");
        String typical = LongJenkinsfiles.declarative(TYPICAL);
        long until = System.nanoTime() + WARMING_NANOSECONDS;
        while (System.nanoTime() < until) {
            time(typical);
            time(LongJenkinsfiles.scripted(TYPICAL / 10));
        }
        section.paragraph("**Declarative pipelines**, of whose lines a tenth is Groovy code in `script` blocks");
        List<List<String>> rows = new ArrayList<>();
        for (int lines : LINES) {
            rows.add(row(LongJenkinsfiles.declarative(lines)));
        }
        List<String> header = List.of("lines", "kB", "read", "edit", "check", "read and check", "of it per 1000 lines");
        section.table(header, rows);
        section.paragraph("**A scripted pipeline**, nothing but code");
        section.table(header, List.of(row(LongJenkinsfiles.scripted(TYPICAL))));
    }

    private List<String> row(String text) {
        List<Times> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            times.add(time(text));
        }
        times.sort((one, other) -> Double.compare(one.both(), other.both()));
        Collections.reverse(times);
        Times median = times.get(ROUNDS / 2);
        long lines = text.lines().count();
        return List.of(Long.toString(lines), Long.toString(text.length() / 1000), milliseconds(median.read()), median.edit() < 0 ? "" : milliseconds(median.edit()), milliseconds(median.check()),
            milliseconds(median.both()), milliseconds(median.both() * 1000 / lines));
    }

    private Times time(String text) {
        String unseen = text.replace("app-", "app" + version++ + "-");
        long start = threads.getCurrentThreadCpuTime();
        Jenkinsfile jenkinsfile = Jenkinsfile.parse(unseen);
        long read = threads.getCurrentThreadCpuTime();
        int findings = lint.check(jenkinsfile).size();
        long checked = threads.getCurrentThreadCpuTime();
        boolean edited = edit(jenkinsfile);
        long end = threads.getCurrentThreadCpuTime();
        if (findings != 0) {
            throw new IllegalStateException("the sample has findings: " + lint.check(jenkinsfile).get(0));
        }
        return new Times((read - start) / 1e6, edited ? (end - checked) / 1e6 : -1, (checked - read) / 1e6);
    }

    /** @return whether there is a stage to rename */
    private boolean edit(Jenkinsfile jenkinsfile) {
        if (jenkinsfile.model().pipeline() == null) {
            return false;
        }
        String last = "pipeline/stages/" + (jenkinsfile.model().pipeline().stages().size() - 1);
        try {
            return editing.apply(jenkinsfile, List.of(new RenameStage(last, "Renamed " + version))).file().model().pipeline() != null;
        } catch (EditException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static String milliseconds(double time) {
        return String.format(Locale.ROOT, "%.1f ms", time);
    }
}
