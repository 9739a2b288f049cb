package io.jenkins.plugins.kubesphere.embedded.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for a vulnerability scanner: finds what it was told to find, after having been asked once while it still runs. */
final class Scanner {

    static final String REPORT = "application/vnd.security.vulnerability.report; version=1.1";
    private static final List<String> SEVERITIES = List.of("Critical", "High", "Medium", "Low");

    private final Map<String, Map<String, Integer>> findings = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private volatile boolean installed = true;

    void remove() {
        installed = false;
    }

    boolean isInstalled() {
        return installed;
    }

    void findings(String repository, Map<String, Integer> bySeverity) {
        findings.put(repository, Map.copyOf(bySeverity));
    }

    void fail(String repository) {
        failing.add(repository);
    }

    void block(String repository) {
        blocked.add(repository);
    }

    void start(String artifact) {
        asked.put(artifact, new AtomicInteger());
    }

    /** The overview of an artifact's scan; empty if none was started. */
    Map<String, Object> overview(String repository, String artifact) {
        AtomicInteger times = asked.get(artifact);
        if (times == null) {
            return Map.of();
        }
        Map<String, Object> report = new LinkedHashMap<>();
        if (times.getAndIncrement() == 0 || blocked.contains(repository)) {
            report.put("scan_status", blocked.contains(repository) ? "Pending" : "Running");
            return Map.of(REPORT, report);
        }
        if (failing.contains(repository)) {
            report.put("scan_status", "Error");
            return Map.of(REPORT, report);
        }
        Map<String, Integer> found = findings.getOrDefault(repository, Map.of());
        int total = found.values().stream().mapToInt(Integer::intValue).sum();
        report.put("scan_status", "Success");
        report.put("severity", SEVERITIES.stream().filter(found::containsKey).findFirst().orElse("None"));
        report.put("summary", Map.of("total", total, "fixable", 0, "summary", found));
        return Map.of(REPORT, report);
    }

    /** The details of a finished scan: one vulnerability for each number, named {@code CVE-2026-<severity>-<n>}. */
    Map<String, Object> vulnerabilities(String repository) {
        List<Map<String, Object>> all = new ArrayList<>();
        findings.getOrDefault(repository, Map.of()).forEach((severity, number) -> {
            for (int i = 1; i <= number; i++) {
                String id = "CVE-2026-" + severity.toUpperCase(Locale.ROOT) + "-" + i;
                all.add(Map.of("id", id, "severity", severity, "package", "example", "version", "1." + i));
            }
        });
        return Map.of(REPORT, Map.of("vulnerabilities", all));
    }
}
