package io.jenkins.plugins.kubesphere.config;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the form of a cluster offers and says while it is filled in. Those who may not configure clusters there are told nothing. */
public abstract class ClusterDescriptor extends Descriptor<KubernetesCluster> {
    /** Builds see no credential whose scope is the controller itself. */
    private static final CredentialsMatcher FOR_BUILDS = CredentialsMatchers.allOf(KubeconfigLookup.HOLDS_KUBECONFIG,
            CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM)));

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.KubernetesCluster_displayName();
    }

    /** Ids of the kubeconfigs that builds of the place can use; for those who may not configure clusters there the present value alone. */
    @POST
    public ListBoxModel doFillKubeconfigIdItems(@AncestorInPath Item item, @QueryParameter String kubeconfigId) {
        StandardListBoxModel items = new StandardListBoxModel();
        items.includeEmptyValue();
        if (ConfiguringRight.isGiven(item) && item == null) {
            items.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, List.of(), FOR_BUILDS);
        } else if (ConfiguringRight.isGiven(item)) {
            items.includeMatchingAs(ACL.SYSTEM2, item, StandardCredentials.class, List.of(), FOR_BUILDS);
        }
        items.includeCurrentValue(Util.fixNull(kubeconfigId));
        return items;
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
        return good || !ConfiguringRight.isGiven(item) ? FormValidation.ok() : FormValidation.error(sentence);
    }
}
