package io.jenkins.plugins.kubesphere.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.Permission;
import io.jenkins.plugins.kubesphere.config.importing.KubeconfigImport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The clusters that an administrator has configured: section "Kubernetes clusters" of the system configuration. */
@Extension(ordinal = 10)
@Symbol("kubernetesClusters")
public class KubernetesClusters extends GlobalConfiguration {
    private List<KubernetesCluster> clusters = new ArrayList<>();

    public KubernetesClusters() {
        load();
    }

    /** The one configuration of this controller. */
    @NonNull
    public static KubernetesClusters get() {
        return ExtensionList.lookupSingleton(KubernetesClusters.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.KubernetesClusters_displayName();
    }

    /** In the order of the form; a copy. */
    @NonNull
    public synchronized List<KubernetesCluster> getClusters() {
        return new ArrayList<>(clusters);
    }

    /**
     * Replaces all clusters and saves them.
     *
     * @throws IllegalArgumentException with one sentence for people when a value cannot be used, a name is there twice, or the standbys do not fit;
     *     nothing changes then
     */
    @DataBoundSetter
    public synchronized void setClusters(List<KubernetesCluster> clusters) {
        ClusterRules.check(clusters, List.of());
        this.clusters = new ArrayList<>(clusters);
        save();
    }

    /**
     * The clusters that the job of this run may use: those of the system configuration and of the folders around it, as far as they are open to it. Where
     * two have one name, that of the nearest folder counts.
     */
    @NonNull
    public List<KubernetesCluster> openTo(@NonNull Run<?, ?> run) {
        Map<String, KubernetesCluster> nearest = new LinkedHashMap<>();
        for (KubernetesCluster cluster : above(run.getParent())) {
            if (cluster.isOpenTo(run)) {
                nearest.put(cluster.getName(), cluster);
            }
        }
        return List.copyOf(nearest.values());
    }

    /** All clusters that are configured above an item, for everybody first, then folder by folder. */
    @NonNull
    public List<KubernetesCluster> above(@NonNull Item item) {
        List<KubernetesCluster> found = getClusters();
        for (ClusterSource source : ExtensionList.lookup(ClusterSource.class)) {
            found.addAll(source.above(item));
        }
        return found;
    }

    /** The form of an import; there is nothing to show of earlier ones. */
    public KubeconfigImport getImporting() {
        return null;
    }

    /** People with Overall/Manage see and change this section when they may configure clusters. */
    @NonNull
    @Override
    public Permission getRequiredGlobalConfigPagePermission() {
        return DeployPermissions.CONFIGURE_CLUSTERS;
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        Jenkins.get().checkPermission(getRequiredGlobalConfigPagePermission());
        try {
            // Bound as a list of its own: an emptied form sends no clusters at all, which has to empty the configuration.
            List<KubernetesCluster> listed = request.bindJSONToList(KubernetesCluster.class, json.opt("clusters"));
            JSONObject importing = json.optJSONObject("importing");
            if (importing == null || importing.isNullObject()) {
                setClusters(listed);
            } else {
                request.bindJSON(KubeconfigImport.class, importing).into(listed, this::setClusters);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new FormException(e.getMessage(), e, "clusters");
        }
        return true;
    }
}
