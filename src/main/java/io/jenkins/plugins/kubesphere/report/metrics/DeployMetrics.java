package io.jenkins.plugins.kubesphere.report.metrics;

import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import io.jenkins.plugins.kubesphere.report.fleet.GateRecord;
import io.jenkins.plugins.kubesphere.report.fleet.RunningReleases;
import java.util.List;

/** What this controller has deployed and pushed since its start, and what goes on just now. Safe for several threads. */
public final class DeployMetrics {
    private static final String PREFIX = "kubesphere_pipeline_";
    private static final DeployMetrics ONLY = new DeployMetrics();

    private final Counter deployments = new Counter(PREFIX + "deployments_total",
            "Deployments to one cluster by how they ended; a rollback counts besides the failure before it.", "step", "cluster", "result");
    private final Histogram durations = new Histogram(PREFIX + "deployment_duration_seconds",
            "Time until everything in one cluster was ready, or until the deployment failed.", "step");
    private final Counter releases = new Counter(PREFIX + "releases_total", "Releases over several clusters by how they ended.", "result");
    private final Counter takeovers = new Counter(PREFIX + "takeovers_total", "Takeovers by the standby that took over: it has the release with all replicas.", "standby");
    private final Counter lockBreaks = new Counter(PREFIX + "lock_breaks_total", "Locks of clusters that were taken from their holder because a person said so.");
    private final Counter gates = new Counter(PREFIX + "gates_total", "Gates between waves by how they ended.", "result");
    private final Counter pushes = new Counter(PREFIX + "pushes_total", "Images pushed by registry.", "registry");
    private final Counter pushedBytes = new Counter(PREFIX + "pushed_bytes_total", "Bytes sent to registries.", "registry");

    private DeployMetrics() {
    }

    public static DeployMetrics get() {
        return ONLY;
    }

    /**
     * A deployment to one cluster has ended.
     *
     * @param result a word such as {@code ready} or {@code rolled back}
     * @param seconds how long it took, negative when that says nothing
     */
    public void deployed(String step, String cluster, String result, double seconds) {
        deployments.add(1, step, cluster, result.replace(' ', '_'));
        if (seconds >= 0) {
            durations.add(seconds, step);
        }
    }

    void released(String result) {
        releases.add(1, result);
    }

    void tookOver(String standby) {
        takeovers.add(1, standby);
    }

    void gateEnded(String result) {
        gates.add(1, result);
    }

    /** A lock was taken from its holder, as somebody wanted. */
    public void lockBroken() {
        lockBreaks.add(1);
    }

    /** An image was pushed. */
    public void pushed(String repository, long sentBytes) {
        String registry = repository.substring(0, Math.max(0, repository.indexOf('/')));
        pushes.add(1, registry);
        pushedBytes.add(sentBytes, registry);
    }

    /** All of it in Prometheus' text format. */
    String exposition() {
        Exposition out = new Exposition();
        for (Counter counter : List.of(deployments, releases, takeovers, lockBreaks, gates, pushes, pushedBytes)) {
            counter.write(out);
        }
        durations.write(out);
        List<FleetRecord> running = RunningReleases.all();
        List<ClusterRecord> clusters = running.stream().flatMap(record -> record.getClusters().stream()).toList();
        out.gauge(PREFIX + "releases_running", "Releases over several clusters that go on just now.", running.size());
        out.gauge(PREFIX + "clusters_in_flight", "Clusters where a release does something just now.",
                clusters.stream().filter(ClusterRecord::isWorking).count());
        out.gauge(PREFIX + "locks_held", "Clusters whose lock a release of this controller has.", clusters.stream().filter(ClusterRecord::isLockHeld).count());
        out.gauge(PREFIX + "locks_waited_for", "Clusters whose lock a release of this controller waits for.",
                clusters.stream().filter(ClusterRecord::isWaitingForLock).count());
        out.gauge(PREFIX + "gates_waiting", "Gates that wait for a person.", running.stream().flatMap(record -> record.getWaves().stream())
                .filter(wave -> wave.getGate() != null && wave.getGate().getState().equals(GateRecord.WAITING)).count());
        return out.toString();
    }
}
