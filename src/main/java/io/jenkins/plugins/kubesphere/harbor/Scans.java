package io.jenkins.plugins.kubesphere.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code …/artifacts/{reference}/scan} and the reports that follow. */
final class Scans {

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final HarborCall call;

    Scans(HarborCall call) {
        this.call = call;
    }

    /** Starts a scan, waits for its end and reads its findings. */
    ScanReport run(String artifactPath, String what, Duration patience) throws IOException, InterruptedException {
        HarborCall.Answer started = call.send("POST", artifactPath + "/scan", null);
        // 409: a scan of this artifact runs already, which is as good
        if (started.status() == 412) {
            throw new HarborException(Messages.Scans_noScanner(what, started.error().message()), started.status());
        }
        if (started.status() != 202 && started.status() != 409) {
            throw call.refusal(Messages.Scans_what(what), started);
        }
        long end = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            String status = status(artifactPath, what);
            switch (status) {
                case "Success" -> {
                    return findings(artifactPath, what);
                }
                case "Error", "Stopped" -> throw new HarborException(Messages.Scans_failed(what, status), 0);
                default -> {
                    if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) > end) {
                        throw new HarborException(Messages.Scans_timeout(what, Long.toString(patience.toSeconds()), status), 0);
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    /** The state of the newest report, {@code Pending} where there is none yet. */
    private String status(String artifactPath, String what) throws IOException, InterruptedException {
        HarborCall.Answer answer = call.send("GET", artifactPath + "?with_scan_overview=true", null);
        if (answer.status() != 200) {
            throw call.refusal(Messages.Scans_what(what), answer);
        }
        String status = "Pending";
        for (JsonNode report : answer.body().path("scan_overview")) {
            status = report.path("scan_status").asText(status);
        }
        return status;
    }

    private ScanReport findings(String artifactPath, String what) throws IOException, InterruptedException {
        HarborCall.Answer answer = call.send("GET", artifactPath + "/additions/vulnerabilities", null);
        if (answer.status() != 200) {
            throw call.refusal(Messages.Scans_what(what), answer);
        }
        List<Vulnerability> found = new ArrayList<>();
        for (JsonNode report : answer.body()) {
            for (JsonNode each : report.path("vulnerabilities")) {
                found.add(new Vulnerability(
                        each.path("id").asText(), Severity.lenient(each.path("severity").asText()), each.path("package").asText(),
                        each.path("version").asText(), each.path("fix_version").asText("")));
            }
        }
        return new ScanReport(found);
    }
}
