package io.jenkins.plugins.kubesphere.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigText;
import java.io.IOException;
import java.util.Set;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.kohsuke.stapler.AncestorInPath;

/** What both kubeconfig bindings share: one variable, and credentials of either kind that holds a kubeconfig. */
public abstract class KubeconfigBinding extends MultiBinding<StandardCredentials> {

    private final String variable;

    /** A binding of this credential to this variable. */
    protected KubeconfigBinding(String credentialsId, String variable) {
        super(credentialsId);
        this.variable = variable;
    }

    /** Name of the environment variable. */
    public String getVariable() {
        return variable;
    }

    @Override
    protected Class<StandardCredentials> type() {
        return StandardCredentials.class;
    }

    @Override
    public Set<String> variables(Run<?, ?> run) {
        return Set.of(variable);
    }

    /** The kubeconfig with the credential's chosen context as the current one. It is for programs in the block, so its fields are not judged here. */
    String content(Run<?, ?> run) throws IOException {
        StandardCredentials credentials = getCredentials(run);
        KubeconfigLookup.requireKind(credentials);
        BoundKubeconfigs.remember(run, getCredentialsId());
        return KubeconfigText.withCurrentContext(KubeconfigLookup.text(credentials), KubeconfigLookup.context(credentials));
    }

    /** Offers only credentials that can hold a kubeconfig. */
    public abstract static class KubeconfigBindingDescriptor extends BindingDescriptor<StandardCredentials> {

        /** What the form suggests. */
        public abstract String getDefaultVariable();

        @Override
        protected Class<StandardCredentials> type() {
            return StandardCredentials.class;
        }

        @Override
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item owner) {
            return KubeconfigLookup.items(owner, null);
        }
    }
}
