package io.jenkins.plugins.kubesphere.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** One cluster that pipelines may name: the id of its kubeconfig credential, labels to select it by, and the folders that may use it. */
public class KubernetesCluster extends AbstractDescribableImpl<KubernetesCluster> {
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final String name;
    private final String kubeconfigId;
    private String labels;
    private String namespace;
    private String context;
    private String folders;
    private String standbyOf;
    private Integer concurrency;

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

    /** How many releases may work on the cluster at a time, those of other builds included; null for any number. */
    public Integer getConcurrency() {
        return concurrency;
    }

    @DataBoundSetter
    public void setConcurrency(Integer concurrency) {
        this.concurrency = concurrency;
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

    static List<String> folderNames(String text) {
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
        if (concurrency != null && concurrency < 1) {
            throw new IllegalArgumentException(Messages.KubernetesCluster_concurrency(name, concurrency));
        }
        labelMap();
    }

    /** The form of a cluster. */
    @Extension
    @Symbol("kubernetesCluster")
    public static class DescriptorImpl extends ClusterDescriptor {
    }
}
