package io.jenkins.plugins.kubesphere.steps;

import io.jenkins.plugins.kubesphere.harbor.ScanReport;
import io.jenkins.plugins.kubesphere.harbor.Vulnerability;
import io.jenkins.plugins.kubesphere.steps.source.Messages;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Writes what a scan has found: a table by severity, then what stops the build, one line each. */
final class ScanLog {

    private static final int MOST_FINDINGS_SHOWN = 20;

    private final PrintStream out;

    ScanLog(PrintStream out) {
        this.out = out;
    }

    /** @param link address of Harbor's page about the image, or null */
    void print(ScanReport report, List<Vulnerability> blocking, String link) {
        report.bySeverity().forEach((severity, count) -> out.println(String.format(
                Locale.ROOT, "  %-10s %5d  %s", severity.word(), count, Messages.ScanLog_fixable(report.fixable(severity)))));
        for (Vulnerability finding : blocking.subList(0, Math.min(MOST_FINDINGS_SHOWN, blocking.size()))) {
            String fixed = finding.fixedIn().isEmpty() ? "" : "  → " + finding.fixedIn();
            String where = finding.packageName() + " " + finding.version();
            out.println("  " + finding.severity().word() + "  " + finding.id() + "  " + where + fixed);
        }
        if (blocking.size() > MOST_FINDINGS_SHOWN) {
            out.println(Messages.ScanLog_more(blocking.size() - MOST_FINDINGS_SHOWN));
        }
        if (link != null) {
            out.println("  " + link);
        }
    }
}
