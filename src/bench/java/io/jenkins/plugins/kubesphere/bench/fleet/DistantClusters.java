package io.jenkins.plugins.kubesphere.bench.fleet;

import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedCluster;
import io.jenkins.plugins.kubesphere.embedded.cluster.SimulatedClusterOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Simulated clusters in a process of their own, near and far: the first answers after 5 ms, the last after 200 ms; 3 % of all requests go wrong. */
final class DistantClusters implements AutoCloseable {
    private static final int NEAREST_MILLIS = 5;
    private static final int FARTHEST_MILLIS = 200;
    private static final double FAULTS = 0.03;

    private final Process process;
    private final Path folder;

    private DistantClusters(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    static DistantClusters start(Path folder, int count) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xmx1500m", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), DistantClusters.class.getName(), folder.toString(), String.valueOf(count))
                .redirectErrorStream(true).redirectOutput(new File(folder.toFile(), "log")).start();
        while (!Files.exists(folder.resolve("up"))) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
            }
            Thread.sleep(100);
        }
        return new DistantClusters(process, folder);
    }

    /** The files, in the order of distance; a file is named as its cluster. */
    List<Path> kubeconfigs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("cluster-")).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }

    /** The process. @param arguments folder for the kubeconfigs, number of clusters */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        List<SimulatedCluster> clusters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = String.format(Locale.ROOT, "cluster-%03d", i);
            int latency = NEAREST_MILLIS + (FARTHEST_MILLIS - NEAREST_MILLIS) * i / Math.max(1, count - 1);
            clusters.add(SimulatedCluster.start(SimulatedClusterOptions.named(name).answeringAfter(Duration.ofMillis(latency)).failing(FAULTS)));
            Files.writeString(folder.resolve(name), clusters.get(i).kubeconfig());
        }
        Files.writeString(folder.resolve("up"), "");
        while (System.in.read() >= 0) {
            // Until whoever started this ends or closes it.
        }
        System.exit(0);
    }
}
