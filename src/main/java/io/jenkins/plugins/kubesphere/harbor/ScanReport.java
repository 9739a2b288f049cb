package io.jenkins.plugins.kubesphere.harbor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What a finished scan has found. */
public record ScanReport(List<Vulnerability> findings) {

    public ScanReport {
        List<Vulnerability> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Vulnerability::severity).reversed().thenComparing(Vulnerability::id));
        findings = List.copyOf(sorted);
    }

    /** Numbers of findings by severity, the worst first; severities without findings are left out. */
    public Map<Severity, Integer> bySeverity() {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
        Map<Severity, Integer> worstFirst = new LinkedHashMap<>();
        List<Severity> order = new ArrayList<>(counts.keySet());
        order.sort(Comparator.reverseOrder());
        order.forEach(severity -> worstFirst.put(severity, counts.get(severity)));
        return worstFirst;
    }

    /** The findings that are at least so bad and not allowed. */
    public List<Vulnerability> blocking(Severity limit, Collection<String> allowed) {
        return findings.stream().filter(finding -> finding.severity().compareTo(limit) >= 0 && !allowed.contains(finding.id())).toList();
    }

    /** How many findings of a severity a newer version of the package mends. */
    public long fixable(Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity && !finding.fixedIn().isEmpty()).count();
    }

    /** {@code 2 Critical, 5 High}, or a word for none. */
    public String inWords() {
        if (findings.isEmpty()) {
            return Messages.ScanReport_nothing();
        }
        StringJoiner words = new StringJoiner(", ");
        bySeverity().forEach((severity, count) -> words.add(count + " " + severity.word()));
        return words.toString();
    }
}
