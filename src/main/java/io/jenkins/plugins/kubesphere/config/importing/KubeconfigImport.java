package io.jenkins.plugins.kubesphere.config.importing;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigException;
import io.jenkins.plugins.kubesphere.config.ConfiguringRight;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A form that is filled in once: makes a cluster of each context of a kubeconfig when the configuration is saved, and is kept nowhere. */
public class KubeconfigImport extends AbstractDescribableImpl<KubeconfigImport> {
    private final transient Secret kubeconfig;
    private String kubeconfigId;
    private String contexts = "";
    private String prefix = "";
    private String labels;
    private boolean insecure;

    /** @param kubeconfig its text; empty to take the credential {@link #setKubeconfigId} instead */
    @DataBoundConstructor
    public KubeconfigImport(Secret kubeconfig) {
        this.kubeconfig = kubeconfig == null ? Secret.fromString("") : kubeconfig;
    }

    public Secret getKubeconfig() {
        return kubeconfig;
    }

    /** A credential that is there already: the clusters then share it, each with a context of its own. */
    public String getKubeconfigId() {
        return kubeconfigId;
    }

    @DataBoundSetter
    public void setKubeconfigId(String kubeconfigId) {
        this.kubeconfigId = Util.fixEmptyAndTrim(kubeconfigId);
    }

    /** Names of contexts separated by commas; empty for all. */
    public String getContexts() {
        return contexts;
    }

    @DataBoundSetter
    public void setContexts(String contexts) {
        this.contexts = Util.fixNull(contexts).strip();
    }

    /** In front of each new cluster's name. */
    public String getPrefix() {
        return prefix;
    }

    @DataBoundSetter
    public void setPrefix(String prefix) {
        this.prefix = Util.fixNull(prefix).strip();
    }

    /** Labels of all new clusters. */
    public String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public void setLabels(String labels) {
        this.labels = Util.fixEmptyAndTrim(labels);
    }

    /** Whether contexts that switch off the check of the server's certificate may be imported as they are. */
    public boolean isInsecure() {
        return insecure;
    }

    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        this.insecure = insecure;
    }

    ImportPlan plan(List<KubernetesCluster> known) throws IOException {
        Set<String> names = new LinkedHashSet<>(known.stream().map(KubernetesCluster::getName).toList());
        try {
            return ImportPlan.of(Kubeconfig.parse(text()), contexts, prefix, names, insecure);
        } catch (KubeconfigException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private String text() throws IOException {
        if (kubeconfigId == null) {
            return kubeconfig.getPlainText();
        }
        if (!kubeconfig.getPlainText().isBlank()) {
            throw new AbortException(Messages.KubeconfigImport_both());
        }
        return KubeconfigLookup.textIn(null, kubeconfigId);
    }

    /**
     * Adds the new clusters to those that are configured, and their credentials to Jenkins' store. Either all of that is done or nothing.
     *
     * @param save keeps the list of all clusters; it may refuse it
     * @throws IOException with one sentence when the kubeconfig cannot be imported
     * @throws org.springframework.security.access.AccessDeniedException for those who may not configure clusters or create credentials
     */
    public void into(List<KubernetesCluster> known, Consumer<List<KubernetesCluster>> save) throws IOException {
        ConfiguringRight.check(null);
        Kubeconfig source;
        ImportPlan plan = plan(known);
        List<KubernetesCluster> all = new ArrayList<>(known);
        ImportedCredentials credentials = ImportedCredentials.begin();
        boolean done = false;
        try {
            source = Kubeconfig.parse(text());
            for (ImportPlan.Entry entry : plan.entries()) {
                all.add(cluster(entry, kubeconfigId != null ? kubeconfigId
                        : credentials.add(entry.name(), Messages.KubeconfigImport_description(entry.context()), source.only(entry.context()), insecure)));
            }
            save.accept(all);
            done = true;
        } catch (KubeconfigException e) {
            throw new AbortException(e.getMessage());
        } finally {
            if (!done) {
                credentials.undo();
            }
        }
    }

    private KubernetesCluster cluster(ImportPlan.Entry entry, String id) {
        KubernetesCluster cluster = new KubernetesCluster(entry.name(), id);
        cluster.setLabels(labels);
        cluster.setContext(kubeconfigId == null ? null : entry.context());
        return cluster;
    }

    /** The form. */
    @Extension
    public static class DescriptorImpl extends ImportDescriptor {
    }
}
