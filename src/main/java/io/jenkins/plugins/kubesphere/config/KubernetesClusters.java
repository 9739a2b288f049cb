package io.jenkins.plugins.kubesphere.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The clusters that an administrator has configured: section "Kubernetes clusters" of the system configuration. */
@Extension
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

    /** The clusters that the job of this run may use, in the order of the form. */
    @NonNull
    public List<KubernetesCluster> openTo(@NonNull Run<?, ?> run) {
        return getClusters().stream().filter(cluster -> cluster.isOpenTo(run)).toList();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        try {
            // Bound as a list of its own: an emptied form sends no clusters at all, which has to empty the configuration.
            setClusters(request.bindJSONToList(KubernetesCluster.class, json.opt("clusters")));
        } catch (IllegalArgumentException e) {
            throw new FormException(e.getMessage(), e, "clusters");
        }
        return true;
    }
}
