package io.jenkins.plugins.kubesphere.bench.manifest;

import io.jenkins.plugins.kubesphere.bench.Benchmark;
import io.jenkins.plugins.kubesphere.bench.Contest;
import io.jenkins.plugins.kubesphere.bench.Program;
import io.jenkins.plugins.kubesphere.bench.Section;
import io.jenkins.plugins.kubesphere.manifest.Envsubst;
import io.jenkins.plugins.kubesphere.manifest.ManifestText;
import io.jenkins.plugins.kubesphere.manifest.Substitution;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How many bytes a second are substituted. */
public final class EnvsubstBenchmark implements Benchmark {

    private static final String OURS = "this plugin";
    private static final String GNU = "GNU envsubst";
    private static final Map<String, String> VALUES = Map.of("REGISTRY", "harbor.example.com", "APP", "shop", "BUILD_NUMBER", "1024");
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: $APP-%d, labels: {app: $APP}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: $APP}}
              template:
                metadata: {labels: {app: $APP}}
                spec:
                  containers:
                  - name: app
                    image: ${REGISTRY}/demo/${APP}:SNAPSHOT-$BUILD_NUMBER # as the pipeline pushed it
                    command: [sh, -c, "exec java -Xmx256m -jar /app.jar"]
                    ports: [{containerPort: 8080}]
                    readinessProbe: {httpGet: {path: /healthz, port: 8080}, periodSeconds: 5}
            ---
            """;
    private static final int BYTES = 128 * 1024 * 1024;

    @Override
    public String name() {
        return "envsubst";
    }

    @Override
    public String title() {
        return "Substituting variables";
    }

    @Override
    public void measure(Section section) throws Exception {
        byte[] text = text(BYTES);
        int rounds = Integer.getInteger("bench.rounds", 7);
        Contest contest = new Contest().add(OURS, () -> () -> Envsubst.substitute(text, name -> true, VALUES::get));
        Path file = Files.createTempFile(Path.of(System.getProperty("bench.directory")), "envsubst", ".yaml");
        try {
            if (Program.isInstalled("envsubst")) {
                Files.write(file, text);
                contest.add(GNU, () -> () -> gnu(file));
            }
            contest.run(rounds);
        } finally {
            Files.deleteIfExists(file);
        }
        section.paragraph("128 MiB of deployments with six variables each; the text lies in memory, `envsubst` reads it from a file that is cached.");
        section.table(List.of("", "median", OURS + " is faster by"), contest.rows(OURS));
        section.paragraph(String.format(Locale.ROOT, "This plugin substitutes %.0f MB a second.", BYTES / 1e6 / contest.median(OURS)));

        ManifestText hundred = new ManifestText("hundred.yaml", text(100 * MANIFEST.length()));
        Substitution strict = new Substitution(VALUES, Set.of(), true, false);
        Contest reading = new Contest().add("100 deployments", () -> () -> strict.read(List.of(hundred)));
        reading.run(rounds * 3);
        section.paragraph(String.format(Locale.ROOT, "To substitute strictly, read and check a file of 100 such deployments takes %.0f ms.",
                reading.median("100 deployments") * 1000));
    }

    private static byte[] text(int bytes) {
        StringBuilder text = new StringBuilder(bytes + MANIFEST.length());
        for (int i = 0; text.length() < bytes; i++) {
            text.append(MANIFEST.formatted(i));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void gnu(Path file) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("envsubst").redirectInput(file.toFile()).redirectOutput(new File("/dev/null"));
        builder.environment().putAll(VALUES);
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("envsubst failed");
        }
    }
}
