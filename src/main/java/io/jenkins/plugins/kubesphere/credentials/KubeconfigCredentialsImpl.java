package io.jenkins.plugins.kubesphere.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Extension;
import hudson.Util;
import hudson.model.ModelObject;
import hudson.security.AccessControlled;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.cluster.ClusterAccess;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigException;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A kubeconfig typed or pasted into Jenkins, encrypted at rest. */
public class KubeconfigCredentialsImpl extends BaseStandardCredentials implements KubeconfigCredentials {

    private static final long serialVersionUID = 1L;

    private final Secret content;
    private String context;
    private boolean insecure;

    /**
     * Keeps the text as it is; whether it can be used is said by the form and by the steps.
     *
     * @param scope global or system, {@code null} outside system stores
     * @param id id, {@code null} for a generated one
     * @param description for people, may be {@code null}
     * @param content the kubeconfig
     */
    @DataBoundConstructor
    public KubeconfigCredentialsImpl(CredentialsScope scope, String id, String description, Secret content) {
        super(scope, id, description);
        this.content = content == null ? Secret.fromString("") : content;
    }

    @Override
    public Secret getContent() {
        return content;
    }

    @Override
    public String getContext() {
        return context;
    }

    /** Chooses a context other than the current one; empty for the current one. */
    @DataBoundSetter
    public void setContext(String context) {
        this.context = Util.fixEmptyAndTrim(context);
    }

    @Override
    public boolean isInsecure() {
        return insecure;
    }

    /** Accepts {@code insecure-skip-tls-verify} in the kubeconfig; every log then says so. */
    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        this.insecure = insecure;
    }

    /** The form, its checks and its name. */
    @Extension
    @Symbol("kubeconfig")
    public static class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.KubeconfigCredentialsImpl_displayName();
        }

        /** Reads the kubeconfig as a step would, without contacting anything. */
        @POST
        public FormValidation doCheckContent(@AncestorInPath ModelObject owner, @QueryParameter String value, @QueryParameter String context,
                @QueryParameter boolean insecure) {
            if (!mayEdit(owner)) {
                return FormValidation.ok();
            }
            String text = Secret.fromString(value == null ? "" : value).getPlainText();
            if (text.isBlank()) {
                return FormValidation.error(Messages.KubeconfigCredentialsImpl_empty());
            }
            try {
                ClusterAccess access = Kubeconfig.parse(text).access(context, insecure);
                return access.insecure() ? FormValidation.warning(Messages.KubeconfigCredentialsImpl_insecure(access.server()))
                        : FormValidation.ok(Messages.KubeconfigCredentialsImpl_reaches(access.context(), access.server()));
            } catch (KubeconfigException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        private static boolean mayEdit(ModelObject owner) {
            AccessControlled guarded = owner instanceof AccessControlled own ? own : Jenkins.get();
            return guarded.hasPermission(CredentialsProvider.CREATE) || guarded.hasPermission(CredentialsProvider.UPDATE);
        }
    }
}
