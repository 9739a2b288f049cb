package io.jenkins.plugins.kubesphere.bench.apply;

import io.jenkins.plugins.kubesphere.bench.Benchmark;
import io.jenkins.plugins.kubesphere.bench.Contest;
import io.jenkins.plugins.kubesphere.bench.Program;
import io.jenkins.plugins.kubesphere.bench.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code envsubstApply} against {@code envsubst} and {@code kubectl} in the same pipeline, and fifty builds that deploy at once. */
public final class ApplyBenchmark implements Benchmark {

    private static final String STEP = "envsubstApply";
    private static final String STEP_OF_HUNDRED = "envsubstApply file: 'deploy.yml', kubeconfigId: 'cluster', namespace: 'bench-step', wait: false";
    private static final String CLIENT = "kubectl apply";
    private static final String SERVER = "kubectl apply --server-side";
    /** A controller is up for weeks, and its code compiled; a new one takes about ten releases to get there. */
    private static final int WARM_UPS = 15;
    /** Seconds before each turn: what the cluster's controllers still do for the one before would count against the next. */
    private static final int SETTLING = 2;
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final List<String> HEADER = List.of("", "median", STEP + " is faster by");

    private final Path work = Path.of(System.getProperty("bench.directory", System.getProperty("java.io.tmpdir")), "kubesphere-bench", "apply");
    private final int rounds = Integer.getInteger("bench.rounds", 7);
    private final List<String> parts = List.of(System.getProperty("bench.parts", "one,hundred,builds").split(","));

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String title() {
        return "Applying manifests";
    }

    @Override
    public void measure(Section section) throws Exception {
        if (!Program.isInstalled("envsubst")) {
            throw new IllegalStateException("envsubst is not installed");
        }
        TestCluster cluster = new TestCluster();
        section.paragraph("A real API server, " + cluster.version() + ", and `kubectl` of the same version, all on this machine. Contenders take turns"
                + " in the builds of an embedded controller that has made " + WARM_UPS + " releases before, each in a namespace of its own; the cluster has "
                + SETTLING + " s before each turn to finish what the one before gave it to do. One round warms up, " + rounds + " count. `kubectl` stands"
                + " for `sh 'envsubst < f | kubectl apply -f -'` under the step's kubeconfig. Ratios are the median of the rounds' own ratios.");
        try (DeployController controller = new DeployController(work.resolve("home"), 4, cluster.kubeconfig())) {
            warmUp(controller, cluster);
            if (parts.contains("one")) {
                one(section, controller, cluster);
            }
            if (parts.contains("hundred")) {
                hundred(section, controller, cluster);
            }
        }
        if (parts.contains("builds")) {
            new ManyBuilds(work, cluster).measure(section);
        }
    }

    private static void warmUp(DeployController controller, TestCluster cluster) throws Exception {
        cluster.createNamespace("bench-step");
        try {
            for (int release = 0; release < WARM_UPS; release++) {
                controller.run(body(Manifests.hundred(), release, STEP_OF_HUNDRED + '\n'));
            }
        } finally {
            cluster.deleteNamespace("bench-step");
        }
    }

    private void one(Section section, DeployController controller, TestCluster cluster) throws Exception {
        List<String> namespaces = List.of("bench-step", "bench-client");
        try {
            for (String namespace : namespaces) {
                cluster.createNamespace(namespace);
            }
            String step = "envsubstApply file: 'deploy.yml', kubeconfigId: 'cluster', namespace: 'bench-step'";
            String shell = "sh 'envsubst < deploy.yml | " + cluster.kubectl() + " apply -n bench-client -f - && " + cluster.kubectl()
                    + " rollout status -n bench-client deployment/boot-project'";
            section.paragraph("**One manifest, a new version each time, until it runs** (`kubectl rollout status` after `kubectl apply`)");
            contest(section, controller, Manifests.ONE, true, STEP, step, CLIENT, shell);
            section.paragraph("**One manifest that the cluster has already**");
            contest(section, controller, Manifests.ONE, false, STEP, step, CLIENT, shell);
        } finally {
            for (String namespace : namespaces) {
                cluster.deleteNamespace(namespace);
            }
        }
    }

    private void hundred(Section section, DeployController controller, TestCluster cluster) throws Exception {
        List<String> namespaces = List.of("bench-step", "bench-client", "bench-server");
        try {
            for (String namespace : namespaces) {
                cluster.createNamespace(namespace);
            }
            String[] contenders = {STEP, STEP_OF_HUNDRED,
                CLIENT, "sh 'envsubst < deploy.yml | " + cluster.kubectl() + " apply -n bench-client -f -'",
                SERVER, "sh 'envsubst < deploy.yml | " + cluster.kubectl() + " apply -n bench-server --server-side -f -'"};
            section.paragraph("**100 manifests, all changed** (Deployments, Services, Secrets and ConfigMaps); the step has the server check all of them"
                    + " before it writes the first");
            contest(section, controller, Manifests.hundred(), true, contenders);
            double step = serverSeconds(controller, cluster, contenders[1]);
            double server = serverSeconds(controller, cluster, contenders[5]);
            section.paragraph(String.format(Locale.ROOT, "While the step makes these 100 changes, the API server computes for %.2f s, a check and a write of each;"
                    + " for %.2f s while `%s` makes them (`/proc/PID/stat`, mean of %d). With %d cores the step thus takes %.2f s at least, whatever it does"
                    + " itself.", step, server, SERVER, rounds, CORES, step / CORES));
            section.paragraph("**100 manifests, none changed**");
            controller.run(body(Manifests.hundred(), 0, contenders[1] + '\n'));
            long before = cluster.writes("bench-step");
            contest(section, controller, Manifests.hundred(), false, contenders);
            section.paragraph(String.format(Locale.ROOT, "The API server's audit log has %d writes of the step in these %d rounds without changes.",
                    cluster.writes("bench-step") - before, rounds));
        } finally {
            for (String namespace : namespaces) {
                cluster.deleteNamespace(namespace);
            }
        }
    }

    /** How long the API server computes while a hundred changes are made, at the mean, in seconds of processor time. */
    private double serverSeconds(DeployController controller, TestCluster cluster, String statement) throws Exception {
        double sum = 0;
        long first = System.currentTimeMillis();
        for (int round = 0; round < rounds; round++) {
            TimeUnit.SECONDS.sleep(SETTLING);
            double before = cluster.serverSeconds();
            controller.run(body(Manifests.hundred(), first + round, statement + '\n'));
            sum += cluster.serverSeconds() - before;
        }
        return sum / rounds;
    }

    /** Names and statements in turns, a build a round; without changes, the round that does not count brings the objects into being. */
    private void contest(Section section, DeployController controller, String manifest, boolean changing, String... contenders) throws Exception {
        StringBuilder turns = new StringBuilder();
        for (int i = 0; i < contenders.length; i += 2) {
            turns.append("    sleep ").append(SETTLING).append("\n    start = System.nanoTime()\n    ").append(contenders[i + 1]).append('\n')
                    .append("    echo \"took ").append(contenders[i]).append(": ${System.nanoTime() - start} ns\"\n");
        }
        Map<String, List<Double>> times = new LinkedHashMap<>();
        long first = changing ? System.currentTimeMillis() : 0;
        for (int round = 0; round <= rounds; round++) {
            controller.run(body(manifest, first + (changing ? round : 0), turns.toString()))
                    .forEach((contender, seconds) -> times.computeIfAbsent(contender, name -> new ArrayList<>()).addAll(seconds));
        }
        section.table(HEADER, Contest.of(times).rows(STEP));
    }

    private static String body(String manifest, long version, String turns) {
        return """
                writeFile file: 'deploy.yml', text: '''%s'''
                withCredentials([kubeconfigFile(credentialsId: 'cluster', variable: 'KUBECONFIG')]) {
                  withEnv(['REGISTRY=registry.example', 'HARBOR_NAMESPACE=demo', 'VERSION=%d']) {
                    long start = 0
                %s
                  }
                }
                """.formatted(manifest, version, turns);
    }
}
