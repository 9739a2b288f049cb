package io.jenkins.plugins.kubesphere.bench.fleet;

import io.jenkins.plugins.kubesphere.bench.Contest;
import io.jenkins.plugins.kubesphere.bench.Program;
import io.jenkins.plugins.kubesphere.bench.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What teams do without such a step: kubectl under xargs, and in a loop. All take turns, and bring a new version each time. */
final class Peers {
    private static final int AT_ONCE = 25;
    private static final int SAMPLE = 10;
    private static final int MOST_ROUNDS = 3;
    private static final int MOST_TRIES = 30;
    private static final int FIRST_VERSION = 10;
    private static final String OURS = "multiClusterDeploy, " + AT_ONCE + " at once";
    private static final String XARGS = "`xargs -P " + AT_ONCE + "` of `kubectl apply` and `kubectl rollout status`";
    private static final String LOOP = "shell loop over the same (every tenth cluster, times ten)";

    private final Path work;
    private final DistantClusters clusters;
    private final MeasuredController controller;
    private final String manifest;
    private int version = FIRST_VERSION;

    Peers(Path work, DistantClusters clusters, MeasuredController controller, String manifest) {
        this.work = work;
        this.clusters = clusters;
        this.controller = controller;
        this.manifest = manifest;
    }

    void compare(Section section) throws Exception {
        int rounds = Math.min(MOST_ROUNDS, Integer.getInteger("bench.rounds", MOST_ROUNDS));
        Path folder = clusters.kubeconfigs().get(0).getParent();
        Contest contest = new Contest()
                .add(OURS, () -> () -> controller.release(manifest, "registry/web:" + ++version, "clusters: '*', waves: [[clusters: '*', maxParallel: " + AT_ONCE
                        + "]], force: true", false))
                .add(XARGS, () -> script("printf '%s\\n' \"$DIR\"/cluster-* | xargs -P " + AT_ONCE + " -n 1 \"$DIR/one.sh\"", folder))
                .add(LOOP, () -> script("for c in \"$DIR\"/cluster-*0; do \"$DIR/one.sh\" \"$c\"; done", folder))
                .run(rounds);
        section.paragraph("**The same change in one wave.** Medians of " + rounds + " rounds in turns, the step's from the start of its build to its end. The scripts"
                + " try again after a second until both commands succeed, as they have no other answer to a request that goes wrong; they ask for no lock,"
                + " compare nothing, and know no way back.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(OURS, time(contest.median(OURS)), ""));
        rows.add(List.of(XARGS, time(contest.median(XARGS)), times(contest.ratio(OURS, XARGS))));
        rows.add(List.of(LOOP, time(contest.median(LOOP) * SAMPLE), times(contest.ratio(OURS, LOOP) * SAMPLE)));
        section.table(List.of("", "time", "this plugin is faster by"), rows);
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.1f×", ratio);
    }

    private Contest.Work script(String script, Path folder) throws IOException {
        String kubectl = Program.isInstalled("kubectl") ? "kubectl" : System.getenv("KUBEBUILDER_ASSETS") + "/kubectl";
        Files.writeString(folder.resolve("manifest.yml"), manifest.replace("$IMAGE", "registry/web:" + ++version));
        Path one = folder.resolve("one.sh");
        // A benchmark that is killed must not leave loops behind that never end.
        Files.writeString(one, "#!/bin/sh\nn=0\nuntil \"" + kubectl + "\" --kubeconfig \"$1\" apply --server-side --force-conflicts -f \"" + folder + "/manifest.yml\" && \""
                + kubectl + "\" --kubeconfig \"$1\" rollout status deployment/web; do n=$((n+1)); [ $n -lt " + MOST_TRIES + " ] || exit 1; sleep 1; done\n");
        one.toFile().setExecutable(true);
        return () -> Program.run(List.of("sh", "-c", script), Map.of("DIR", folder.toString(), "HOME", work.toString()));
    }
}
