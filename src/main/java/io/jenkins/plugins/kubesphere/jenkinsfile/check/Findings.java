package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is found in one text. */
final class Findings {

    /** More of one severity nobody reads, and a text can be made that has a hundred thousand. */
    private static final int MOST = 1_000;

    private final int[] counts = new int[Severity.values().length];
    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<String> places = new HashSet<>();

    void add(Rule rule, Range range, String message) {
        add(rule, rule.severity(), range, message, null);
    }

    void add(Rule rule, Range range, String message, Fix fix) {
        add(rule, rule.severity(), range, message, fix);
    }

    /** The same rule is told only once of a place, and of each severity only the first thousand. */
    void add(Rule rule, Severity severity, Range range, String message, Fix fix) {
        if (counts[severity.ordinal()] < MOST && places.add(rule + "@" + range.start() + message)) {
            found.add(new Diagnostic(severity, rule.code(), message, range, fix));
            if (++counts[severity.ordinal()] == MOST) {
                found.add(new Diagnostic(Severity.WARNING, Rule.UNCHECKED.code(), Messages.too_many(MOST), range, null));
            }
        }
    }

    /** In the order of the text. */
    List<Diagnostic> sorted() {
        return found.stream().sorted(Comparator.<Diagnostic>comparingInt(finding -> finding.range().start()).thenComparing(Diagnostic::severity)).toList();
    }
}
