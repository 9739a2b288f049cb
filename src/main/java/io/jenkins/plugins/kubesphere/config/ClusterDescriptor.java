package io.jenkins.plugins.kubesphere.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.cluster.ClusterHealth;
import io.jenkins.plugins.kubesphere.config.health.ClusterCheck;
import io.jenkins.plugins.kubesphere.config.health.HealthText;
import io.jenkins.plugins.kubesphere.config.health.LastChecks;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the form of a cluster offers and says while it is filled in. Those who may not configure clusters there are told nothing. */
public abstract class ClusterDescriptor extends Descriptor<KubernetesCluster> {
    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.KubernetesCluster_displayName();
    }

    /** Ids of the kubeconfigs that builds of the place can use; for those who may not choose them there the present value alone. */
    @POST
    public ListBoxModel doFillKubeconfigIdItems(@AncestorInPath Item item, @QueryParameter String kubeconfigId) {
        return ConfiguringRight.isJob(item) ? KubeconfigLookup.items(item, kubeconfigId)
                : KubeconfigLookup.itemsForBuilds(item, kubeconfigId, ConfiguringRight.isGiven(item));
    }

    /** Contacts the cluster as the form describes it now, saved or not, and says how it is. */
    @POST
    public FormValidation doCheck(@AncestorInPath Item item, @QueryParameter String kubeconfigId, @QueryParameter String context) {
        ConfiguringRight.check(item);
        if (Util.fixEmptyAndTrim(kubeconfigId) == null) {
            return FormValidation.error(Messages.KubernetesCluster_chooseKubeconfig());
        }
        return HealthText.validation(ClusterCheck.now(item, kubeconfigId, context));
    }

    /** Whether the reader of the form of that object may contact its clusters. */
    public boolean mayCheck(Object place) {
        return ConfiguringRight.isGiven(place instanceof Item folder ? folder : null);
    }

    /**
     * What the last check told, for the form.
     *
     * @param place the object whose page shows the form
     * @return null when there was no check yet, or the reader may not know
     */
    public String lastCheck(KubernetesCluster cluster, Object place) {
        Item item = place instanceof Item folder ? folder : null;
        if (cluster == null || !ConfiguringRight.isGiven(item)) {
            return null;
        }
        ClusterHealth health = LastChecks.get().of(item, cluster.getKubeconfigId(), cluster.getContext());
        return health == null ? null : HealthText.dated(health);
    }

    @POST
    public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
        return answer(item, KubernetesCluster.NAME.matcher(Util.fixNull(value).strip()).matches(), Messages.KubernetesCluster_name(value));
    }

    @POST
    public FormValidation doCheckKubeconfigId(@AncestorInPath Item item, @QueryParameter String value) {
        return answer(item, Util.fixEmptyAndTrim(value) != null, Messages.KubernetesCluster_chooseKubeconfig());
    }

    @POST
    public FormValidation doCheckLabels(@AncestorInPath Item item, @QueryParameter String value) {
        try {
            ClusterLabels.parse(Util.fixNull(value));
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return answer(item, false, e.getMessage());
        }
    }

    @POST
    public FormValidation doCheckNamespace(@AncestorInPath Item item, @QueryParameter String value) {
        String namespace = Util.fixEmptyAndTrim(value);
        return answer(item, namespace == null || KubernetesCluster.NAMESPACE.matcher(namespace).matches(), Messages.KubernetesCluster_namespace(namespace));
    }

    @POST
    public FormValidation doCheckConcurrency(@AncestorInPath Item item, @QueryParameter String value, @QueryParameter String name) {
        String number = Util.fixEmptyAndTrim(value);
        return answer(item, number == null || number.matches("[1-9][0-9]{0,5}"), Messages.KubernetesCluster_concurrency(Util.fixNull(name), number));
    }

    /** What can be said before everything is saved: that a cluster cannot stand by for itself. */
    @POST
    public FormValidation doCheckStandbyOf(@AncestorInPath Item item, @QueryParameter String value, @QueryParameter String name) {
        String primary = Util.fixEmptyAndTrim(value);
        if (primary == null) {
            return FormValidation.ok();
        }
        if (!KubernetesCluster.NAME.matcher(primary).matches()) {
            return answer(item, false, Messages.KubernetesCluster_name(primary));
        }
        return answer(item, !primary.equals(Util.fixNull(name).strip()), Messages.KubernetesCluster_ownStandby(primary));
    }

    @POST
    public FormValidation doCheckFolders(@AncestorInPath Item item, @QueryParameter String value) {
        if (!ConfiguringRight.isGiven(item)) {
            return FormValidation.ok();
        }
        for (String folder : KubernetesCluster.folderNames(Util.fixNull(value))) {
            if (Jenkins.get().getItemByFullName(folder, Item.class) == null) {
                return FormValidation.warning(Messages.KubernetesCluster_noFolder(folder));
            }
        }
        return FormValidation.ok();
    }

    private static FormValidation answer(Item item, boolean good, String sentence) {
        return good || !ConfiguringRight.mayFillIn(item) ? FormValidation.ok() : FormValidation.error(sentence);
    }
}
