package io.jenkins.plugins.kubesphere.credentials;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Util;
import hudson.util.Secret;

/** A kubeconfig kept as a credential. */
@NameWith(KubeconfigCredentials.NameProvider.class)
public interface KubeconfigCredentials extends StandardCredentials {

    /** The whole kubeconfig; never {@code null}. */
    Secret getContent();

    /** Name of the context to use; {@code null} for the kubeconfig's current one. */
    String getContext();

    /** Whether a kubeconfig that switches off the check of the server's certificate may be used. */
    boolean isInsecure();

    /** Shows the id with the description behind it, and nothing of the content. */
    class NameProvider extends CredentialsNameProvider<KubeconfigCredentials> {

        @Override
        public String getName(KubeconfigCredentials credentials) {
            String description = Util.fixEmptyAndTrim(credentials.getDescription());
            return credentials.getId() + (description == null ? "" : " (" + description + ")");
        }
    }
}
