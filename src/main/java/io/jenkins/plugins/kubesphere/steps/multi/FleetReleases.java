package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.ClusterException;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigException;
import io.jenkins.plugins.kubesphere.cluster.Release;
import io.jenkins.plugins.kubesphere.cluster.ReleaseOptions;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import io.jenkins.plugins.kubesphere.manifest.ManifestException;
import io.jenkins.plugins.kubesphere.manifest.ManifestImages;
import io.jenkins.plugins.kubesphere.manifest.ManifestText;
import io.jenkins.plugins.kubesphere.manifest.Substitution;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The releases of one step while this controller runs: documents, connections and what is needed to go back. Never persisted. */
final class FleetReleases {
    private final DeployRequest request;
    private final List<ManifestDocument> documents;
    private final Map<String, ClusterConnection> connections;
    private final String fingerprint;
    private final FleetLog log;
    private final Map<String, Release> releases = new ConcurrentHashMap<>();

    private FleetReleases(DeployRequest request, List<ManifestDocument> documents, Map<String, ClusterConnection> connections, String fingerprint,
            FleetLog log) {
        this.request = request;
        this.documents = documents;
        this.connections = connections;
        this.fingerprint = fingerprint;
        this.log = log;
    }

    /**
     * Reads manifests and kubeconfigs; contacts no cluster.
     *
     * @throws AbortException with one sentence about the first thing that cannot be used
     */
    static FleetReleases prepare(StepContext context, DeployRequest request) throws IOException, InterruptedException {
        FilePath workspace = context.get(FilePath.class);
        Map<String, String> variables = new TreeMap<>(context.get(EnvVars.class));
        variables.putAll(request.variables());
        List<ManifestText> texts = ManifestFiles.read(workspace, request.file());
        List<ManifestDocument> documents;
        try {
            documents = new Substitution(variables, Set.of(), request.strict(), false).read(texts);
        } catch (ManifestException e) {
            throw new AbortException(e.getMessage());
        }
        if (documents.isEmpty()) {
            throw new AbortException(Messages.FleetReleases_noObjects(request.file()));
        }
        Map<String, ClusterConnection> connections = new LinkedHashMap<>();
        for (FleetTarget target : request.targets()) {
            connections.put(target.name(), connect(context.get(Run.class), target));
        }
        return new FleetReleases(request, documents, connections, ManifestFiles.fingerprint(texts),
                new FleetLog(context.get(TaskListener.class).getLogger()));
    }

    private static ClusterConnection connect(Run<?, ?> run, FleetTarget target) throws IOException {
        try {
            return ClusterConnection.to(KubeconfigLookup.access(run, target.kubeconfigId(), target.context()));
        } catch (KubeconfigException e) {
            throw new AbortException(Messages.FleetReleases_kubeconfig(target.name(), e.getMessage()));
        }
    }

    FleetLog log() {
        return log;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** The images that the documents name, each once. */
    List<String> images() {
        Set<String> images = new LinkedHashSet<>();
        documents.forEach(document -> images.addAll(ManifestImages.of(document.object())));
        return List.copyOf(images);
    }

    String server(String cluster) {
        return connections.get(cluster).access().server().toString();
    }

    CompletableFuture<ReleaseResult> start(String cluster) {
        ReleaseOptions options = new ReleaseOptions(request.namespaceFor(request.target(cluster)), request.plan(), request.force(),
                !request.plan(), request.timeout(), false);
        Release release = Release.of(connections.get(cluster), documents, options, log.of(cluster, request.plan()));
        releases.put(cluster, release);
        return release.start();
    }

    /** What could not be undone; a cluster that was done before a restart of the controller cannot be returned, which is the one problem then. */
    CompletableFuture<List<String>> rollBack(String cluster) {
        Release release = releases.get(cluster);
        return release == null ? CompletableFuture.completedFuture(List.of(Messages.MultiClusterDeploy_rollbackLost())) : release.rollback();
    }

    void cancelAll() {
        releases.values().forEach(Release::cancel);
    }

    /** One sentence for people. */
    static String sentence(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ClusterException || cause instanceof AbortException) {
            return cause.getMessage();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
