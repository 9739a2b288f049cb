package io.jenkins.plugins.kubesphere.steps.multi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.AbortException;
import io.jenkins.plugins.kubesphere.cluster.Scaling;
import io.jenkins.plugins.kubesphere.fleet.Role;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import io.jenkins.plugins.kubesphere.manifest.ManifestException;
import io.jenkins.plugins.kubesphere.manifest.ManifestImages;
import io.jenkins.plugins.kubesphere.manifest.ManifestText;
import io.jenkins.plugins.kubesphere.steps.apply.StepManifests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What each cluster gets. Clusters with the same variables share their documents; nobody may change them. */
final class FleetManifests {
    private final Map<String, List<ManifestDocument>> documents = new LinkedHashMap<>();
    private final String fingerprint;
    private final int standbyReplicas;

    private FleetManifests(String fingerprint, int standbyReplicas) {
        this.fingerprint = fingerprint;
        this.standbyReplicas = standbyReplicas;
    }

    /** @throws AbortException with one sentence about the first thing that cannot be used */
    static FleetManifests read(StepContext context, FleetOrder order) throws IOException, InterruptedException {
        try {
            List<ManifestText> texts = StepManifests.texts(context, order.targets().get(0).request());
            FleetManifests manifests = new FleetManifests(fingerprint(texts), order.standbyReplicas());
            Map<Map<String, String>, List<ManifestDocument>> substituted = new HashMap<>();
            for (FleetTarget target : order.targets()) {
                Map<String, String> variables = target.request().variables();
                List<ManifestDocument> own = substituted.get(variables);
                if (own == null) {
                    own = StepManifests.documents(context, target.request(), texts);
                    substituted.put(variables, own);
                }
                for (FleetTarget.PatchText patch : target.patches()) {
                    own = patch.read().apply(own);
                }
                manifests.documents.put(target.name(), own);
            }
            if (order.isDigestRequired()) {
                SameDigests.require(manifests.documents.keySet(), manifests::images);
            }
            return manifests;
        } catch (ManifestException e) {
            throw new AbortException("multiClusterDeploy: " + e.getMessage());
        }
    }

    /** Tells after a restart whether the files have changed. */
    String fingerprint() {
        return fingerprint;
    }

    List<ManifestDocument> of(String cluster, Role role) {
        List<ManifestDocument> own = documents.get(cluster);
        if (role == Role.ACTIVE) {
            return own;
        }
        List<ManifestDocument> standby = new ArrayList<>();
        for (ManifestDocument document : own) {
            if (Scaling.isScalable(document.kind())) {
                ObjectNode object = document.object().deepCopy();
                object.withObject("/spec").put("replicas", standbyReplicas);
                standby.add(new ManifestDocument(document.file(), document.line(), object));
            } else {
                standby.add(document);
            }
        }
        return standby;
    }

    /** What a cluster gets, as people name it, workloads first; documents that name no namespace are in this one. */
    List<String> objects(String cluster, String namespace) {
        return documents.get(cluster).stream().sorted(Comparator.comparing(document -> !Scaling.isScalable(document.kind())))
                .map(document -> document.kind() + " " + (document.namespace().isEmpty() ? namespace : document.namespace()) + "/" + document.name())
                .toList();
    }

    /** The images that a cluster gets, each once. */
    List<String> images(String cluster) {
        Set<String> images = new LinkedHashSet<>();
        documents.get(cluster).forEach(document -> images.addAll(ManifestImages.of(document.object())));
        return List.copyOf(images);
    }

    private static String fingerprint(List<ManifestText> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ManifestText text : texts) {
                digest.update((text.name() + "\0" + text.bytes().length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(text.bytes());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
