package io.jenkins.plugins.kubesphere.bench;

import io.jenkins.plugins.kubesphere.bench.apply.ApplyBenchmark;
import io.jenkins.plugins.kubesphere.bench.editor.EditorBenchmark;
import io.jenkins.plugins.kubesphere.bench.fleet.FleetBenchmark;
import io.jenkins.plugins.kubesphere.bench.manifest.EnvsubstBenchmark;
import io.jenkins.plugins.kubesphere.bench.push.PushBenchmark;
import java.nio.file.Path;
import java.util.List;

/** {@code mvn -Pbench [-Dbench=push,apply]}: runs the benchmarks named, or all, one after the other. */
public final class Main {

    private static final List<Benchmark> BENCHMARKS = List.of(new PushBenchmark(), new EnvsubstBenchmark(), new ApplyBenchmark(), new EditorBenchmark(),
            new FleetBenchmark());

    private Main() {}

    /** @param args the document to write, then the names of benchmarks joined by commas, {@code all} for every one */
    public static void main(String[] args) throws Exception {
        Document document = new Document(Path.of(args[0]));
        List<String> names = List.of(args[1].split(","));
        List<String> known = BENCHMARKS.stream().map(Benchmark::name).toList();
        for (String name : names) {
            if (!name.equals("all") && !known.contains(name)) {
                throw new IllegalArgumentException("no benchmark is called " + name + "; there are " + known);
            }
        }
        for (Benchmark benchmark : BENCHMARKS) {
            if (names.contains("all") || names.contains(benchmark.name())) {
                Section section = new Section(benchmark.title());
                section.paragraph(Machine.describe());
                benchmark.measure(section);
                document.replace(benchmark.name(), section);
            }
        }
        System.exit(0);
    }
}
