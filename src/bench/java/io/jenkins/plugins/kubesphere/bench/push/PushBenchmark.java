package io.jenkins.plugins.kubesphere.bench.push;

import io.jenkins.plugins.kubesphere.bench.Benchmark;
import io.jenkins.plugins.kubesphere.bench.Contest;
import io.jenkins.plugins.kubesphere.bench.Program;
import io.jenkins.plugins.kubesphere.bench.Section;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code harborPush} against {@code skopeo copy}, {@code docker push} and {@code crane push}. */
public final class PushBenchmark implements Benchmark {

    private static final String OURS = "harborPush";
    private static final List<String> HEADER = List.of("", "median", "harborPush is faster by");

    private final Path work = Path.of(System.getProperty("bench.directory", System.getProperty("java.io.tmpdir")), "kubesphere-bench");
    private final int rounds = Integer.getInteger("bench.rounds", 7);
    private final List<String> parts = List.of(System.getProperty("bench.parts", "layouts,big,archives,unchanged,jar,memory,many").split(","));

    @Override
    public String name() {
        return "push";
    }

    @Override
    public String title() {
        return "Pushing images";
    }

    @Override
    public void measure(Section section) throws Exception {
        for (String program : List.of("docker-registry", "skopeo", "curl")) {
            if (!Program.isInstalled(program)) {
                throw new IllegalStateException(program + " is not installed");
            }
        }
        Files.createDirectories(work);
        section.paragraph("Every attempt starts with an empty `docker-registry` on the loopback interface, contenders take turns, one round warms"
                + " up, " + rounds + " count. `harborPush` runs inside a Java process that is there already, as on an agent; the others are"
                + " processes. Ratios are the median of the rounds' own ratios.");
        Path ten = SampleImages.layout(work.resolve("ten"), 10, 30);
        if (parts.contains("layouts")) {
            layouts(section, "OCI layout, 10 layers, 300 MiB (178 MiB after gzip)", ten, true);
            layouts(section, "OCI layout, 60 layers of 1 MiB", SampleImages.layout(work.resolve("sixty"), 60, 1), true);
        }
        Path big = parts.contains("big") || parts.contains("memory") ? SampleImages.layout(work.resolve("big"), 1, 1024) : null;
        if (parts.contains("big")) {
            layouts(section, "OCI layout, one layer of 1 GiB", big, false);
        }
        if (parts.contains("archives")) {
            new ArchiveBenchmark(work, rounds).measure(section, ten);
        }
        new RepeatedPushes(work, rounds).measure(section, parts, ten, big);
    }

    private void layouts(Section section, String what, Path layout, boolean withLimit) throws Exception {
        Contest contest = new Contest();
        contest.add(OURS, () -> attempt(registry -> OwnPush.push(() -> new OciLayoutSource(layout, null), registry.host(), "bench/app", "1")));
        contest.add("skopeo copy", () -> attempt(registry -> skopeo("oci:" + layout, registry.host())));
        if (Program.isInstalled("crane")) {
            contest.add("crane push", () -> attempt(registry -> Program.run("crane", "push", layout.toString(), registry.host() + "/bench/app:1")));
        }
        if (withLimit) {
            contest.add("bare curl, all blobs at once", () -> attempt(registry -> Curl.uploadAll(layout, registry.host())));
        }
        contest.run(rounds);
        section.paragraph("**" + what + "**");
        section.table(HEADER, contest.rows(OURS));
    }

    /** Something to measure against an empty registry. */
    @FunctionalInterface
    interface Action {
        void run(DebianRegistry registry) throws Exception;
    }

    private Contest.Work attempt(Action action) throws Exception {
        return attempt(work, action);
    }

    static Contest.Work attempt(Path work, Action action) throws Exception {
        DebianRegistry registry = DebianRegistry.start(work);
        return new Contest.Work() {
            @Override
            public void run() throws Exception {
                action.run(registry);
            }

            @Override
            public void close() throws Exception {
                registry.close();
            }
        };
    }

    static void skopeo(String source, String host) throws Exception {
        Program.run(List.of("skopeo", "--insecure-policy", "copy", "--quiet", "--dest-tls-verify=false", source, "docker://" + host + "/bench/app:1"),
                Map.of());
    }
}
