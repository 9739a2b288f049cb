package io.jenkins.plugins.kubesphere.bench.fleet;

import io.jenkins.plugins.kubesphere.bench.Benchmark;
import io.jenkins.plugins.kubesphere.bench.Section;
import io.jenkins.plugins.kubesphere.report.fleet.ClusterRecord;
import io.jenkins.plugins.kubesphere.report.fleet.FleetRecord;
import io.jenkins.plugins.kubesphere.report.fleet.WaveRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One release over a hundred simulated clusters, near and far and not quite reliable. */
public final class FleetBenchmark implements Benchmark {
    private static final int CLUSTERS = Integer.getInteger("bench.clusters", 100);
    private static final int SAMPLE = 10;
    private static final String MANIFEST = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {image: "$IMAGE"}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: app, image: "$IMAGE"}]}
            """;

    private final Path work = Path.of(System.getProperty("bench.directory", System.getProperty("java.io.tmpdir")), "kubesphere-bench", "fleet");

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public String title() {
        return "Releasing to many clusters";
    }

    @Override
    public void measure(Section section) throws Exception {
        section.paragraph(CLUSTERS + " simulated clusters in a process of their own answer after 5 to 200 ms each; 3 % of all requests get 503 or lose their"
                + " connection, half of these after they were carried out. A ConfigMap and a Deployment with two pods are changed, and waited for.");
        Path home = work.resolve("home");
        delete(work);
        try (DistantClusters clusters = DistantClusters.start(work.resolve("clusters"), CLUSTERS);
                MeasuredController controller = new MeasuredController(home, clusters.kubeconfigs())) {
            controller.release(MANIFEST, "registry/web:1", "clusters: '*', waves: [[clusters: '*', maxParallel: 100]]", false);
            int few = controller.release(MANIFEST, "registry/web:2", "clusters: 'sample=yes', waves: [[clusters: '*', maxParallel: 100]]", false).threads();
            MeasuredController.Figures all = controller.release(MANIFEST, "registry/web:3", "clusters: '*', waves: [[clusters: 'wave=1', maxParallel: 100], "
                    + "[clusters: 'wave=2', maxParallel: 100], [clusters: '*', maxParallel: 100, gate: [healthFor: '5s']]]", true);
            goals(section, all, few);
            new Peers(work, clusters, controller, MANIFEST).compare(section);
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1000.0;
    }

    private static void goals(Section section, MeasuredController.Figures figures, int few) {
        FleetRecord record = figures.record();
        double begun = record.getClusters().stream().mapToLong(ClusterRecord::getStartedMillis).min().orElseThrow();
        double ended = record.getClusters().stream().mapToLong(ClusterRecord::getEndedMillis).max().orElseThrow();
        double total = (ended - begun) / 1000;
        double critical = 0;
        for (WaveRecord wave : record.getWaves()) {
            critical += record.getClusters().stream().filter(cluster -> cluster.getWave() == wave.getNumber())
                    .mapToDouble(cluster -> seconds(cluster.getStartedMillis(), cluster.getEndedMillis())).max().orElse(0);
        }
        section.paragraph("**Three waves, all clusters of a wave at once.** The critical path is the sum over the waves of the slowest cluster's own time.");
        section.table(List.of("", "measured", "goal"), List.of(
                List.of("first cluster begun until last cluster ready", String.format(Locale.ROOT, "%.1f s", total), ""),
                List.of("critical path", String.format(Locale.ROOT, "%.1f s", critical), ""),
                List.of("ratio", String.format(Locale.ROOT, "%.2f", total / critical), "at most 1.2"),
                List.of("reaching, locking and comparing all before the first is touched",
                        String.format(Locale.ROOT, "%.1f s", begun / 1000 - record.getStartedMillis() / 1000.0), ""),
                List.of("most threads of the controller, " + SAMPLE + " clusters", String.valueOf(few), ""),
                List.of("most threads of the controller, " + CLUSTERS + " clusters", String.valueOf(figures.threads()), "flat"),
                List.of("heap per cluster, garbage aside", String.format(Locale.ROOT, "%.2f MB", figures.heapBytes() / 1e6 / CLUSTERS), "at most 2 MB")));
    }

    private static void delete(Path folder) throws Exception {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
