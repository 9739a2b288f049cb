package io.jenkins.plugins.kubesphere.jenkinsfile;

import io.jenkins.plugins.kubesphere.jenkinsfile.check.Lint;
import io.jenkins.plugins.kubesphere.jenkinsfile.check.Modernisation;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.json.ModelJson;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Edit;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.EditException;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Edited;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Editing;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.RandomEdits;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import io.jenkins.plugins.kubesphere.jenkinsfile.validity.GroovyReading;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;

/**
 * Reads, checks, writes, edits and mends texts that are wrong in all sorts of ways, in a process of its own whose memory is limited from outside:
 * {@code Fuzz SEED SIZE TEXTS SECONDS}, the size of hostile texts, then either so many mutated ones or as many as the seconds allow. Of the
 * mutated ones Groovy's own compiler must think the same.
 */
public final class Fuzz {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Three readings, each of which may take the time that a reading may take. */
    private static final double LONGEST = 60;
    private static final int EDITS = 5;

    private final Lint lint = Lint.withBundledCatalogue();
    private double longest;
    private String slowest = "";
    private int texts;
    private int compared;
    private int edits;
    private final Editing editing = new Editing(Catalogue.bundled(), file -> List.of());
    private final Random choice;
    private final RandomEdits random;

    private Fuzz(long seed) {
        choice = new Random(seed);
        random = new RandomEdits(choice);
    }

    public static void main(String[] arguments) throws Exception {
        long end = System.nanoTime() + Long.parseLong(arguments[3]) * 1_000_000_000L;
        Fuzz fuzz = new Fuzz(Long.parseLong(arguments[0]));
        for (Map.Entry<String, String> text : HostileTexts.of(Integer.parseInt(arguments[1])).entrySet()) {
            fuzz.read(text.getKey(), text.getValue());
        }
        Mutations mutations = new Mutations(Long.parseLong(arguments[0]), new ArrayList<>(Jenkinsfiles.valid().values()));
        int wanted = Integer.parseInt(arguments[2]);
        for (int i = 0; i < wanted || System.nanoTime() < end; i++) {
            String text = mutations.next();
            fuzz.read("mutated " + i, text);
            fuzz.compare("mutated " + i, text);
            fuzz.edit("mutated " + i, text);
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf("%d texts compared with Groovy's compiler, %d edits made and taken back, at most %d MB of heap in use, garbage included%n", fuzz.compared, fuzz.edits, peak >> 20);
        System.out.printf("%d texts, the slowest took %.1f s: %s%n", fuzz.texts, fuzz.longest, fuzz.slowest);
    }

    private void compare(String name, String text) {
        GroovyReading own = GroovyReading.of(SyntaxTree.of(text));
        if (own.problems().stream().anyMatch(problem -> problem.reason() != GroovyReading.Reason.REFUSED)) {
            return;
        }
        compared++;
        if (own.problems().isEmpty() != compiles(text)) {
            throw new IllegalStateException(name + " is judged otherwise by Groovy: " + own.problems() + "\n" + text);
        }
    }

    private static boolean compiles(String text) {
        CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
        unit.addSource("WorkflowScript", text);
        try {
            unit.compile(Phases.CONVERSION);
            return true;
        } catch (RuntimeException | AssertionError | StackOverflowError refused) {
            // some broken texts confuse the compiler
            return false;
        }
    }

    private void edit(String name, String text) {
        Jenkinsfile before = Jenkinsfile.parse(text);
        List<Node> nodes = List.copyOf(before.nodes().values());
        for (int i = 0; i < EDITS && !nodes.isEmpty(); i++) {
            Edit edit = random.of(before, nodes.get(choice.nextInt(nodes.size())));
            try {
                Edited edited = editing.apply(before, List.of(edit));
                String after = edited.file().text();
                if (!after.equals(edited.file().tree().print()) || !text.equals(Splice.applyInOrder(after, edited.inverse()))) {
                    throw new IllegalStateException("it cannot be taken back");
                }
                edits++;
            } catch (EditException refused) {
                // it says why
            } catch (RuntimeException | Error failed) {
                throw new IllegalStateException(name + ", " + edit + ":\n" + text, failed);
            }
        }
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
