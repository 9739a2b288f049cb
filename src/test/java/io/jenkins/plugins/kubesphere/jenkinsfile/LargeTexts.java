package io.jenkins.plugins.kubesphere.jenkinsfile;

import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.ModelJson;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Reads and checks texts as large as the editor takes, made of one character each: {@code LargeTexts SIZE}. Fails where one takes too long. */
public final class LargeTexts {
    /** Anything that looks at each character once is done in a fraction of it; what looks at each pair takes hours. */
    private static final double LONGEST = 20;

    private static final String CHARACTERS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\rA0\u00e4\u4f60\0\uFEFF";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Lint lint = Lint.withBundledCatalogue();
    private double longest;
    private String slowest = "";
    private int texts;

    private LargeTexts() {
    }

    public static void main(String[] arguments) throws Exception {
        LargeTexts large = new LargeTexts();
        int size = Integer.parseInt(arguments[0]);
        for (char c : CHARACTERS.toCharArray()) {
            large.read("character " + (int) c, String.valueOf(c).repeat(size));
            large.read("lines of character " + (int) c, (c + "\n").repeat(size / 2));
        }
        System.out.printf("%d large texts, the slowest took %.1f s: %s%n", large.texts, large.longest, large.slowest);
    }

    private void read(String name, String text) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            Jenkinsfile jenkinsfile = Jenkinsfile.parse(text);
            List<Diagnostic> findings = lint.check(jenkinsfile);
            ModelJson.write(Writer.nullWriter(), jenkinsfile, findings);
        } catch (RuntimeException | Error failed) {
            throw new IllegalStateException(name, failed);
        }
        double took = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        texts++;
        if (took > longest) {
            longest = took;
            slowest = name;
        }
        if (took > LONGEST) {
            throw new IllegalStateException(name + " took " + took + " s");
        }
    }
}
