package io.jenkins.plugins.kubesphere.bench.apply;

import hudson.model.Result;
import io.jenkins.plugins.kubesphere.bench.Section;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/**
 * Builds that deploy at once and wait: for a load balancer's address, which comes when the benchmark says so, build by build in an order of its own.
 */
final class ManyBuilds {

    private static final int BUILDS = 50;
    private static final String NAMESPACE = "bench-builds";

    private final Path work;
    private final TestCluster cluster;

    ManyBuilds(Path work, TestCluster cluster) {
        this.work = work;
        this.cluster = cluster;
    }

    void measure(Section section) throws Exception {
        cluster.createNamespace(NAMESPACE);
        try (DeployController controller = new DeployController(work.resolve("builds"), BUILDS, cluster.kubeconfig())) {
            List<List<String>> rows = new ArrayList<>();
            List<WorkflowRun> warm = start(controller, 0, 1);
            finish(warm, List.of(0));
            List<WorkflowRun> runs = new ArrayList<>();
            rows.add(sample(0));
            for (int waiting : List.of(10, 25, BUILDS)) {
                runs.addAll(start(controller, runs.size() + 1, waiting - runs.size()));
                rows.add(sample(waiting));
            }
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < BUILDS; i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(7));
            List<Double> delays = finish(runs, order);
            section.paragraph("**" + BUILDS + " builds that deploy a Service at once and wait for the address of its load balancer**, each `wait`ing inside"
                    + " `node`; threads and heap (after garbage collection) of the whole controller");
            section.table(List.of("waiting builds", "threads", "of them for clusters", "heap"), rows);
            Collections.sort(delays);
            section.paragraph(String.format(Locale.ROOT, "The addresses then come one by one in random order: each build ends by itself while all others"
                    + " still wait, at the median %.2f s after its address, at the latest %.2f s.", delays.get(delays.size() / 2), delays.get(delays.size() - 1)));
        } finally {
            cluster.deleteNamespace(NAMESPACE);
        }
    }

    private List<WorkflowRun> start(DeployController controller, int first, int count) throws Exception {
        List<WorkflowRun> runs = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            WorkflowJob job = controller.job("writeFile file: 'deploy.yml', text: '''apiVersion: v1\nkind: Service\nmetadata: {name: door-" + i + "}\n"
                    + "spec: {type: LoadBalancer, selector: {app: door}, ports: [{port: 80}]}\n'''\n"
                    + "envsubstApply file: 'deploy.yml', kubeconfigId: 'cluster', namespace: '" + NAMESPACE + "', timeout: '20m'");
            runs.add(job.scheduleBuild2(0).waitForStart());
        }
        for (WorkflowRun run : runs) {
            while (!log(run).contains("no address of a load balancer yet")) {
                if (!run.isBuilding()) {
                    throw new IllegalStateException("a build does not wait:\n" + log(run));
                }
                Thread.sleep(20);
            }
        }
        return runs;
    }

    /** Seconds from each address to the end of its build; all others must wait on. */
    private List<Double> finish(List<WorkflowRun> runs, List<Integer> order) throws Exception {
        List<Double> delays = new ArrayList<>();
        int building = runs.size();
        for (int number : order) {
            WorkflowRun run = runs.get(number);
            String service = log(run).replaceAll("(?s).*Service " + NAMESPACE + "/(door-\\d+).*", "$1");
            cluster.kubectl("patch", "service", service, "-n", NAMESPACE, "--subresource=status", "--type=merge", "-p",
                    "{\"status\": {\"loadBalancer\": {\"ingress\": [{\"ip\": \"192.0.2.7\"}]}}}");
            long start = System.nanoTime();
            while (run.isBuilding()) {
                Thread.sleep(5);
            }
            delays.add((System.nanoTime() - start) / 1e9);
            building--;
            long still = runs.stream().filter(WorkflowRun::isBuilding).count();
            if (still != building || run.getResult() != Result.SUCCESS) {
                throw new IllegalStateException(still + " builds instead of " + building + " wait after\n" + log(run));
            }
        }
        return delays;
    }

    private static List<String> sample(int waiting) throws Exception {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(250);
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        long own = Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("kubernetes-clusters") || name.startsWith("HttpClient")).count();
        Map<String, Long> names = Thread.getAllStackTraces().keySet().stream()
                .collect(Collectors.groupingBy(thread -> thread.getName().replaceAll("[#\\[\\]0-9-]+", ""), TreeMap::new, Collectors.counting()));
        System.out.println("threads: " + names);
        return List.of(Integer.toString(waiting), Integer.toString(ManagementFactory.getThreadMXBean().getThreadCount()), Long.toString(own),
                String.format(Locale.ROOT, "%.1f MB", least / 1e6));
    }

    private static String log(WorkflowRun run) throws Exception {
        Path file = run.getLogFile().toPath();
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
