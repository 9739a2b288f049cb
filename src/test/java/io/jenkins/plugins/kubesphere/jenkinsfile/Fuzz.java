package io.jenkins.plugins.kubesphere.jenkinsfile;

import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.check.Modernisation;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.ModelJson;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/**
 * Reads, checks, writes and mends texts that are wrong in all sorts of ways, in a process of its own whose memory is limited from outside:
 * {@code Fuzz SEED SIZE TEXTS SECONDS}, the size of hostile texts, then either so many mutated ones or as many as the seconds allow.
 */
public final class Fuzz {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Three readings, each of which may take the time that a reading may take. */
    private static final double LONGEST = 60;

    private final Lint lint = Lint.withBundledCatalogue();
    private double longest;
    private String slowest = "";
    private int texts;

    private Fuzz() {
    }

    public static void main(String[] arguments) throws Exception {
        long end = System.nanoTime() + Long.parseLong(arguments[3]) * 1_000_000_000L;
        Fuzz fuzz = new Fuzz();
        for (Map.Entry<String, String> text : HostileTexts.of(Integer.parseInt(arguments[1])).entrySet()) {
            fuzz.read(text.getKey(), text.getValue());
        }
        Mutations mutations = new Mutations(Long.parseLong(arguments[0]), new ArrayList<>(Jenkinsfiles.valid().values()));
        int wanted = Integer.parseInt(arguments[2]);
        for (int i = 0; i < wanted || System.nanoTime() < end; i++) {
            fuzz.read("mutated " + i, mutations.next());
        }
        System.out.printf("%d texts, the slowest took %.1f s: %s%n", fuzz.texts, fuzz.longest, fuzz.slowest);
    }

    private void read(String name, String text) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            Jenkinsfile jenkinsfile = Jenkinsfile.parse(text);
            if (!jenkinsfile.tree().print().equals(text)) {
                throw new IllegalStateException("is not given back as it is");
            }
            var findings = lint.check(jenkinsfile);
            for (Diagnostic finding : findings) {
                if (finding.range().end() > text.length()) {
                    throw new IllegalStateException("found beyond the end: " + finding);
                }
            }
            ModelJson.write(Writer.nullWriter(), jenkinsfile, findings);
            new Modernisation(lint).apply(text, Set.of());
        } catch (RuntimeException | Error failed) {
            throw new IllegalStateException(name + ":\n" + text.substring(0, Math.min(text.length(), 3_000)), failed);
        }
        double took = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        texts++;
        if (took > 2) {
            System.out.printf("%.1f s: %s%n", took, name);
        }
        if (took > longest) {
            longest = took;
            slowest = name;
        }
        if (took > LONGEST) {
            throw new IllegalStateException(name + " took " + took + " s");
        }
    }
}
