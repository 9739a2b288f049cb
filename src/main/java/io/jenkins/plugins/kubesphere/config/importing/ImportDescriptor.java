package io.jenkins.plugins.kubesphere.config.importing;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.config.ConfiguringRight;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import java.io.IOException;
import java.util.stream.Collectors;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the import's form offers, and what it says before anything is imported. */
public abstract class ImportDescriptor extends Descriptor<KubeconfigImport> {

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.KubeconfigImport_displayName();
    }

    /** Ids of the kubeconfigs that builds can use, for those who may configure clusters. */
    @POST
    public ListBoxModel doFillKubeconfigIdItems(@QueryParameter String kubeconfigId) {
        return KubeconfigLookup.itemsForBuilds(null, kubeconfigId, ConfiguringRight.isGiven(null));
    }

    /** Which clusters there would be. Contacts none of them, and keeps nothing. */
    @POST
    public FormValidation doPreview(@QueryParameter String kubeconfig, @QueryParameter String kubeconfigId, @QueryParameter String contexts,
            @QueryParameter String prefix, @QueryParameter boolean insecure) {
        ConfiguringRight.check(null);
        KubeconfigImport form = new KubeconfigImport(Secret.fromString(Util.fixNull(kubeconfig)));
        form.setKubeconfigId(kubeconfigId);
        form.setContexts(contexts);
        form.setPrefix(prefix);
        form.setInsecure(insecure);
        try {
            ImportPlan plan = form.plan(KubernetesClusters.get().getClusters());
            return plan.entries().isEmpty() ? FormValidation.warning(sentence(plan)) : FormValidation.ok(sentence(plan));
        } catch (IOException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private static String sentence(ImportPlan plan) {
        String names = plan.entries().stream().map(entry -> Messages.ImportDescriptor_entry(entry.name(), entry.context(), entry.server()))
                .collect(Collectors.joining(", "));
        String added = plan.entries().isEmpty() ? Messages.ImportDescriptor_nothing() : Messages.ImportDescriptor_adds(plan.entries().size(), names);
        return plan.present().isEmpty() ? added : added + " " + Messages.ImportDescriptor_present(String.join(", ", plan.present()));
    }
}
