package io.jenkins.plugins.kubesphere.bench.apply;

import io.jenkins.plugins.kubesphere.bench.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real cluster that is measured on, and its kubectl. */
final class TestCluster {

    private final Path kubeconfig;
    private final Path kubectl;

    TestCluster() {
        String config = System.getenv("TESTBED_KUBECONFIG_ONE");
        String assets = System.getenv("KUBEBUILDER_ASSETS");
        if (config == null || assets == null) {
            throw new IllegalStateException("a real kube-apiserver is missing: run src/testbed/up and set the variables that it prints");
        }
        this.kubeconfig = Path.of(config);
        this.kubectl = Path.of(assets, "kubectl");
    }

    String kubeconfig() throws IOException {
        return Files.readString(kubeconfig);
    }

    Path kubectl() {
        return kubectl;
    }

    String version() throws IOException, InterruptedException {
        return kubectl("version").replaceAll("(?s).*Server Version: (\\S+).*", "$1");
    }

    String kubectl(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(kubectl.toString(), "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(words));
        return Program.run(command, Map.of());
    }

    void createNamespace(String name) throws IOException, InterruptedException {
        kubectl("delete", "namespace", name, "--ignore-not-found", "--timeout=60s");
        kubectl("create", "namespace", name);
    }

    void deleteNamespace(String name) throws IOException, InterruptedException {
        kubectl("delete", "namespace", name, "--ignore-not-found", "--wait=false");
    }

    /** Seconds of processor time that the API server has used so far, by all cores together. */
    double serverSeconds() throws IOException {
        String process = Files.readString(kubeconfig.resolveSibling("kube-apiserver.pid")).strip();
        String stat = Files.readString(Path.of("/proc", process, "stat"));
        // The program's name, which comes second, may have spaces; proc(5) counts user and system time in hundredths here.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    /** How many requests of this plugin in a namespace the API server has written down as carried out and not as dry runs. */
    long writes(String namespace) throws IOException {
        try (var lines = Files.lines(kubeconfig.resolveSibling("audit.log"))) {
            return lines.filter(line -> line.contains("/namespaces/" + namespace + "/") && line.contains("fieldManager=kubesphere-pipeline")
                    && !line.contains("dryRun")).count();
        }
    }
}
