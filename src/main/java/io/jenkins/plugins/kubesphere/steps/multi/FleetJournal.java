package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.XmlFile;
import io.jenkins.plugins.kubesphere.fleet.RolloutState;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyProgress;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a release must not forget, in files beside the build record that are each replaced as a whole: how far the rollout is, and for each cluster what
 * was there before and what was written. The program state of a pipeline would be too slow for a hundred clusters, and is saved too late.
 */
final class FleetJournal {
    private final File folder;
    private final String id;
    private final Map<String, Entry> clusters = new ConcurrentHashMap<>();

    FleetJournal(File buildFolder, String id) {
        this.folder = new File(buildFolder, "multi-cluster");
        this.id = id;
    }

    /** How far the rollout and the gate that is open are. */
    static final class Progress {
        private final RolloutState state;
        private final long pauseEndsMillis;
        private final int gateStep;

        Progress(RolloutState state, long pauseEndsMillis, int gateStep) {
            this.state = state;
            this.pauseEndsMillis = pauseEndsMillis;
            this.gateStep = gateStep;
        }

        RolloutState state() {
            return state;
        }

        long pauseEndsMillis() {
            return pauseEndsMillis;
        }

        int gateStep() {
            return gateStep;
        }
    }

    /** One cluster's part; {@code stage} tells what its progress is about. */
    static final class Entry {
        private String stage = "";
        private final ApplyProgress progress = new ApplyProgress();

        ApplyProgress progress() {
            return progress;
        }

        String stage() {
            return stage;
        }
    }

    void store(Progress progress) throws IOException {
        write(new XmlFile(new File(folder, id + "-state.xml")), progress);
    }

    /** Null before the first one was stored. */
    Progress load() throws IOException {
        XmlFile file = new XmlFile(new File(folder, id + "-state.xml"));
        return file.exists() ? (Progress) file.read() : null;
    }

    /** The part of a cluster, the same object for everybody. */
    Entry of(String cluster) throws IOException {
        Entry known = clusters.get(cluster);
        if (known != null) {
            return known;
        }
        XmlFile file = file(cluster);
        Entry read = file.exists() ? (Entry) file.read() : new Entry();
        Entry other = clusters.putIfAbsent(cluster, read);
        return other == null ? read : other;
    }

    /** Another piece of work begins on a cluster, unless it is the one that was interrupted. */
    void enter(String cluster, String stage) throws IOException {
        Entry entry = of(cluster);
        if (!entry.stage.equals(stage)) {
            entry.stage = stage;
            entry.progress.again();
            store(cluster);
        }
    }

    void store(String cluster) throws IOException {
        Entry entry = of(cluster);
        synchronized (entry) {
            write(file(cluster), entry);
        }
    }

    private XmlFile file(String cluster) {
        return new XmlFile(new File(folder, id + "-cluster-" + cluster + ".xml"));
    }

    private static void write(XmlFile file, Object content) throws IOException {
        file.mkdirs();
        file.write(content);
    }
}
