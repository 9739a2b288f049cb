package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.manifest.ManifestException;
import io.jenkins.plugins.kubesphere.manifest.ManifestPatch;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyRequest;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one cluster gets and how it is reached: the id of its credential, never the credential. */
public final class FleetTarget implements Serializable {
    private static final long serialVersionUID = 1;
    private final String name;
    private final TreeMap<String, String> labels;
    private final ApplyRequest request;
    private final ArrayList<PatchText> patches;
    private final int concurrency;

    FleetTarget(String name, Map<String, String> labels, ApplyRequest request, List<PatchText> patches, int concurrency) {
        this.name = name;
        this.labels = new TreeMap<>(labels);
        this.request = request;
        this.patches = new ArrayList<>(patches);
        this.concurrency = concurrency;
    }

    /** A patch as a build keeps it: encrypted, as it may hold a secret. */
    static final class PatchText implements Serializable {
        private static final long serialVersionUID = 1;
        private final String label;
        private final String kind;
        private final String target;
        private final String encrypted;

        PatchText(String label, ManifestPatch.Kind kind, String target, String text) {
            this.label = label;
            this.kind = kind.name();
            this.target = target;
            this.encrypted = Secret.fromString(text).getEncryptedValue();
        }

        ManifestPatch read() throws ManifestException {
            return ManifestPatch.read(label, ManifestPatch.Kind.valueOf(kind), target, Secret.fromString(encrypted).getPlainText());
        }
    }

    String name() {
        return name;
    }

    Map<String, String> labels() {
        return new TreeMap<>(labels);
    }

    ApplyRequest request() {
        return request;
    }

    /** Where objects go that name no namespace. */
    String namespace(ClusterConnection connection) {
        String own = request.options(Duration.ZERO).namespace();
        return own.isEmpty() ? connection.access().namespace() : own;
    }

    List<PatchText> patches() {
        return List.copyOf(patches);
    }

    /** How many releases may work there at the same time, 0 for any number. */
    int concurrency() {
        return concurrency;
    }
}
