package io.jenkins.plugins.kubesphere.bench.push;

import io.jenkins.plugins.kubesphere.bench.Contest;
import io.jenkins.plugins.kubesphere.bench.Program;
import io.jenkins.plugins.kubesphere.bench.Section;
import io.jenkins.plugins.kubesphere.image.push.PushMemory;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.source.BaseImage;
import io.jenkins.plugins.kubesphere.image.source.JarSource;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import io.jenkins.plugins.kubesphere.image.source.Platform;
import io.jenkins.plugins.kubesphere.image.source.ProgramOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a push costs where most of it is there already, how much memory it takes, and how many can run at once. */
final class RepeatedPushes {

    private final Path work;
    private final int rounds;

    RepeatedPushes(Path work, int rounds) {
        this.work = work;
        this.rounds = rounds;
    }

    void measure(Section section, List<String> parts, Path ten, Path big) throws Exception {
        if (parts.contains("unchanged")) {
            unchanged(section, ten);
        }
        if (parts.contains("jar")) {
            jar(section);
        }
        if (parts.contains("memory")) {
            memory(section, big);
        }
        if (parts.contains("many")) {
            many(section, ten);
        }
    }

    private void unchanged(Section section, Path layout) throws Exception {
        try (DebianRegistry registry = DebianRegistry.start(work)) {
            PushMemory agent = new PushMemory();
            counted(registry, agent, "first push", layout, "1");
            List<List<String>> rows = new ArrayList<>();
            rows.add(counted(registry, agent, "nothing changed", layout, "1"));
            rows.add(counted(registry, agent, "the same and one further tag", layout, "1", "2"));
            rows.add(counted(registry, agent, "only a new tag", layout, "3"));
            rows.add(counted(registry, new PushMemory(), "nothing changed, from a new agent", layout, "1"));
            rows.add(counted(registry, new PushMemory(), "only a new tag, from a new agent", layout, "4"));
            section.paragraph("**Requests about the repository when the image is there already** (counted in the registry's access log)");
            section.table(List.of("", "requests", "bytes of blobs sent"), rows);
            Contest contest = new Contest();
            contest.add("harborPush", () -> () -> OwnPush.push(() -> new OciLayoutSource(layout, null), registry.host(), "bench/app", "1"));
            contest.add("skopeo copy", () -> () -> PushBenchmark.skopeo("oci:" + layout, registry.host()));
            contest.run(rounds);
            section.paragraph("**Nothing changed**");
            section.table(List.of("", "median", "harborPush is faster by"), contest.rows("harborPush"));
        }
    }

    private static List<String> counted(DebianRegistry registry, PushMemory memory, String what, Path layout, String... tags) throws Exception {
        int before = registry.requests().size();
        PushResult result = OwnPush.push(memory, () -> new OciLayoutSource(layout, null), registry.host(), "bench/app", tags);
        List<String> made = registry.requests().subList(before, registry.requests().size());
        String words = String.join(", ", made.stream().map(request -> request.replaceFirst(" .*", "")).toList());
        return List.of(what, made.size() + " (" + words + ")", Long.toString(result.uploaded()));
    }

    private void jar(Section section) throws Exception {
        Path before = SampleImages.bootJar(work.resolve("before.jar"), 50, 3, "one");
        Path after = SampleImages.bootJar(work.resolve("after.jar"), 50, 3, "another");
        try (DebianRegistry registry = DebianRegistry.start(work)) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(timed("first push", before, registry));
            rows.add(timed("nothing changed", before, registry));
            rows.add(timed("one class changed", after, registry));
            section.paragraph("**Fat JAR of 150 MiB with Spring Boot's layers index**");
            section.table(List.of("", "time", "bytes of blobs sent"), rows);
        }
    }

    private static List<String> timed(String what, Path jar, DebianRegistry registry) throws Exception {
        long start = System.nanoTime();
        PushResult result = OwnPush.push(
                () -> new JarSource(jar, BaseImage.scratch(Platform.DEFAULT), ProgramOptions.standard()), registry.host(), "bench/jar", "1");
        return List.of(what, String.format(Locale.ROOT, "%.2f s", (System.nanoTime() - start) / 1e9), Long.toString(result.uploaded()));
    }

    /** A process that may not have more heap either succeeds or dies; nothing has to be estimated. */
    private void memory(Section section, Path big) throws Exception {
        Path archive = work.resolve("big.tar");
        if (!archive.toFile().exists()) {
            Program.run("skopeo", "--insecure-policy", "copy", "--quiet", "oci:" + big, "docker-archive:" + archive + ":bench/big:1");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, Path> each : List.of(Map.entry("OCI layout, one layer of 1 GiB", big), Map.entry("docker save archive of it", archive))) {
            try (DebianRegistry registry = DebianRegistry.start(work)) {
                String took = Program.run(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp", System.getProperty("java.class.path"),
                        OwnPush.class.getName(), each.getValue().toString(), registry.host(), "bench/big");
                rows.add(List.of(each.getKey(), took.trim() + " ms"));
            }
        }
        section.paragraph("**A new Java process with a heap of 64 MiB (`-Xmx64m`), nothing compiled yet**");
        section.table(List.of("", "time"), rows);
    }

    private void many(Section section, Path layout) throws Exception {
        Contest contest = new Contest();
        contest.add("one push", () -> attempt(layout, 1));
        contest.add("8 pushes at once", () -> attempt(layout, 8));
        contest.add("8 skopeo copy at once", () -> PushBenchmark.attempt(work, registry -> together(8, i -> Program.run(
                "skopeo", "--insecure-policy", "copy", "--quiet", "--dest-tls-verify=false", "oci:" + layout,
                "docker://" + registry.host() + "/bench/app" + i + ":1"))));
        contest.run(Math.max(3, rounds / 2));
        section.paragraph("**Eight pushes of the 10-layer image at once, each to a repository of its own**");
        section.table(List.of("", "median", "8 pushes at once are faster by"), contest.rows("8 pushes at once"));
    }

    private Contest.Work attempt(Path layout, int pushes) throws Exception {
        return PushBenchmark.attempt(work, registry -> together(pushes, i ->
                OwnPush.push(() -> new OciLayoutSource(layout, null), registry.host(), "bench/app" + i, "1")));
    }

    /** One of several things done at the same time. */
    @FunctionalInterface
    private interface Numbered {
        void run(int number) throws Exception;
    }

    private static void together(int count, Numbered action) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    action.run(number);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
