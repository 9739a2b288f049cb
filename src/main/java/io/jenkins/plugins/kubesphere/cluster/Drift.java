package io.jenkins.plugins.kubesphere.cluster;

import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What differs in a cluster from documents that were applied there before, and who changed it. Asks only; writes nothing. */
public final class Drift {
    private static final int MOST_LINES = 60;

    private Drift() {
    }

    /**
     * Sentences for people, one a field; empty when nothing differs. Values of Secrets do not appear.
     *
     * @param documents as they were applied last
     */
    public static CompletableFuture<List<String>> of(ClusterConnection cluster, List<ManifestDocument> documents, ReleaseOptions options) {
        List<String> lines = new ArrayList<>();
        ReleaseOptions asking = new ReleaseOptions(options.namespace(), true, true, false, options.timeout(), false);
        Release release = Release.of(cluster, documents, asking, new ReleaseListener() {
            @Override
            public void planned(List<PlannedChange> changes) {
                changes.forEach(change -> lines.addAll(lines(change)));
            }
        });
        return release.start().thenApply(result -> {
            if (lines.size() > MOST_LINES) {
                List<String> first = new ArrayList<>(lines.subList(0, MOST_LINES));
                first.add(Messages.and_more(lines.size() - MOST_LINES));
                return first;
            }
            return List.copyOf(lines);
        });
    }

    private static List<String> lines(PlannedChange change) {
        String label = change.resource().label();
        if (change.change() == AppliedObject.Change.CREATED) {
            return List.of(Messages.drift_gone(label));
        }
        List<String> lines = new ArrayList<>();
        FieldOwners owners = change.before() == null ? null : FieldOwners.of(change.before());
        List<String> diff = change.diff();
        for (int i = 0; i < diff.size(); i++) {
            String line = diff.get(i);
            boolean live = line.startsWith("- ");
            int colon = line.indexOf(": ");
            if (colon < 0 || line.startsWith("  ")) {
                continue;
            }
            String path = line.substring(2, colon);
            String value = line.substring(colon + 2);
            String deployed = null;
            if (live && i + 1 < diff.size() && diff.get(i + 1).startsWith("+ " + path + ": ")) {
                deployed = diff.get(++i).substring(colon + 2);
            }
            String owner = owners == null ? "" : owners.of(path);
            String by = owner.isEmpty() ? Messages.drift_nobody() : Messages.drift_by(owner);
            lines.add(!live ? Messages.drift_missing(label, path, value, by)
                    : deployed == null ? Messages.drift_added(label, path, value, by) : Messages.drift_changed(label, path, deployed, value, by));
        }
        return lines;
    }
}
