package io.jenkins.plugins.kubesphere.bench.push;

import io.jenkins.plugins.kubesphere.bench.Contest;
import io.jenkins.plugins.kubesphere.bench.Program;
import io.jenkins.plugins.kubesphere.bench.Section;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.source.DockerArchiveSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Images that lie there uncompressed: an archive of {@code docker save}, and what a Docker Engine pushes by itself. */
final class ArchiveBenchmark {

    private static final String OURS = "harborPush, gzip";

    private final Path work;
    private final int rounds;

    ArchiveBenchmark(Path work, int rounds) {
        this.work = work;
        this.rounds = rounds;
    }

    void measure(Section section, Path layout) throws Exception {
        Path archive = work.resolve("ten.tar");
        if (!Files.exists(archive)) {
            Program.run("skopeo", "--insecure-policy", "copy", "--quiet", "oci:" + layout, "docker-archive:" + archive + ":bench/app:1");
        }
        Engine engine = Engine.isPossible() ? Engine.start(work) : null;
        try {
            Contest contest = new Contest();
            contest.add(OURS, () -> attempt(registry ->
                    OwnPush.push(() -> new DockerArchiveSource(archive, null, Compression.GZIP), registry.host(), "bench/app", "1")));
            contest.add("harborPush, zstd", () -> attempt(registry ->
                    OwnPush.push(() -> new DockerArchiveSource(archive, null, Compression.ZSTD), registry.host(), "bench/app", "1")));
            contest.add("skopeo copy, gzip", () -> attempt(registry -> PushBenchmark.skopeo("docker-archive:" + archive, registry.host())));
            if (Program.isInstalled("crane")) {
                contest.add("crane push, gzip", () -> attempt(registry ->
                        Program.run("crane", "push", archive.toString(), registry.host() + "/bench/app:1")));
            }
            if (engine != null) {
                engine.docker("load", "--quiet", "--input", archive.toString());
                contest.add("docker push, gzip", () -> attempt(registry -> {
                    engine.docker("tag", "bench/app:1", registry.host() + "/bench/app:1");
                    engine.docker("push", "--quiet", registry.host() + "/bench/app:1");
                }));
            }
            contest.run(rounds);
            section.paragraph("**Archive of docker save, 10 layers, 300 MiB uncompressed**");
            section.table(List.of("", "median", OURS + " is faster by"), contest.rows(OURS));
            section.paragraph(String.format(
                    Locale.ROOT, "With zstd `harborPush` is %.2f× as fast as `skopeo copy` with gzip.",
                    contest.ratio("harborPush, zstd", "skopeo copy, gzip")));
        } finally {
            if (engine != null) {
                engine.close();
            }
        }
    }

    private Contest.Work attempt(PushBenchmark.Action action) throws Exception {
        return PushBenchmark.attempt(work, action);
    }
}
