package io.jenkins.plugins.kubesphere.config;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentials;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One cluster that pipelines may name: the id of its kubeconfig credential, labels to select it by, and the folders that may use it. */
public class KubernetesCluster extends AbstractDescribableImpl<KubernetesCluster> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final String name;
    private final String kubeconfigId;
    private String labels;
    private String namespace;
    private String context;
    private String folders;
    private String standbyOf;

    /**
     * @param name by which a Jenkinsfile calls it
     * @param kubeconfigId id of a kubeconfig credential
     */
    @DataBoundConstructor
    public KubernetesCluster(@NonNull String name, @NonNull String kubeconfigId) {
        this.name = Util.fixNull(name).strip();
        this.kubeconfigId = Util.fixNull(kubeconfigId).strip();
    }

    @NonNull
    public String getName() {
        return name;
    }

    @NonNull
    public String getKubeconfigId() {
        return kubeconfigId;
    }

    /** {@code key=value} pairs separated by commas, or null. */
    public String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public void setLabels(String labels) {
        this.labels = Util.fixEmptyAndTrim(labels);
    }

    /** For objects that name none, or null for the kubeconfig's own. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = Util.fixEmptyAndTrim(namespace);
    }

    /** The kubeconfig's context to use, or null for its current one. */
    public String getContext() {
        return context;
    }

    @DataBoundSetter
    public void setContext(String context) {
        this.context = Util.fixEmptyAndTrim(context);
    }

    /** Full names of the folders whose jobs may use the cluster, separated by commas; null for every job. */
    public String getFolders() {
        return folders;
    }

    @DataBoundSetter
    public void setFolders(String folders) {
        this.folders = Util.fixEmptyAndTrim(folders);
    }

    /** Name of the cluster that this one stands by for, or null for an ordinary member. */
    public String getStandbyOf() {
        return standbyOf;
    }

    @DataBoundSetter
    public void setStandbyOf(String standbyOf) {
        this.standbyOf = Util.fixEmptyAndTrim(standbyOf);
    }

    /** The labels, sorted by key. */
    @NonNull
    public Map<String, String> labelMap() {
        return ClusterLabels.parse(Util.fixNull(labels));
    }

    /** Whether the job of this run lies in one of the folders. */
    public boolean isOpenTo(@NonNull Run<?, ?> run) {
        return isOpenTo(run.getParent().getFullName());
    }

    boolean isOpenTo(String jobFullName) {
        return folders == null || folderNames(folders).stream().anyMatch(folder -> jobFullName.startsWith(folder + "/"));
    }

    private static List<String> folderNames(String text) {
        return Arrays.stream(text.split("[,\\n]")).map(String::strip).filter(folder -> !folder.isEmpty()).toList();
    }

    /** @throws IllegalArgumentException with one sentence for people when a value cannot be used */
    public void check() {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(Messages.KubernetesCluster_name(name));
        }
        if (kubeconfigId.isEmpty()) {
            throw new IllegalArgumentException(Messages.KubernetesCluster_noKubeconfig(name));
        }
        if (namespace != null && !NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException(Messages.KubernetesCluster_namespace(namespace));
        }
        labelMap();
    }

    /** Form of a cluster. */
    @Extension
    @Symbol("kubernetesCluster")
    public static class DescriptorImpl extends Descriptor<KubernetesCluster> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.KubernetesCluster_displayName();
        }

        /** Ids of the kubeconfig credentials, for administrators only: others see the present value alone. */
        @POST
        public ListBoxModel doFillKubeconfigIdItems(@QueryParameter String kubeconfigId) {
            StandardListBoxModel items = new StandardListBoxModel();
            items.includeEmptyValue();
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                items.includeAs(ACL.SYSTEM2, Jenkins.get(), KubeconfigCredentials.class);
            }
            items.includeCurrentValue(Util.fixNull(kubeconfigId));
            return items;
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return NAME.matcher(Util.fixNull(value).strip()).matches() ? FormValidation.ok()
                    : FormValidation.error(Messages.KubernetesCluster_name(value));
        }

        @POST
        public FormValidation doCheckKubeconfigId(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Util.fixEmptyAndTrim(value) == null ? FormValidation.error(Messages.KubernetesCluster_chooseKubeconfig()) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckLabels(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            try {
                ClusterLabels.parse(Util.fixNull(value));
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        @POST
        public FormValidation doCheckNamespace(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            String namespace = Util.fixEmptyAndTrim(value);
            return namespace == null || NAMESPACE.matcher(namespace).matches() ? FormValidation.ok()
                    : FormValidation.error(Messages.KubernetesCluster_namespace(namespace));
        }

        @POST
        public FormValidation doCheckFolders(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            for (String folder : folderNames(Util.fixNull(value))) {
                if (Jenkins.get().getItemByFullName(folder, Item.class) == null) {
                    return FormValidation.warning(Messages.KubernetesCluster_noFolder(folder));
                }
            }
            return FormValidation.ok();
        }
    }
}
