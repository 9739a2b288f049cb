package io.jenkins.plugins.kubesphere.embedded.demo;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Descriptor.FormException;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigCredentialsImpl;
import java.util.List;

/** What the demo's pipeline refers to by id. */
public final class DemoCredentials {
    private DemoCredentials() {
    }

    public static List<StandardCredentials> of(DemoServices services) throws FormException {
        return List.of(
            new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "harbor", "Registry of the demo", DemoServices.USER, services.password()),
            new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "dev-kubeconfig", "Cluster dev", Secret.fromString(services.dev().kubeconfig())),
            new KubeconfigCredentialsImpl(CredentialsScope.GLOBAL, "production-kubeconfig", "Cluster production",
                Secret.fromString(services.production().kubeconfig())));
    }
}
