package io.jenkins.plugins.kubesphere.steps;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.steps.source.Messages;
import java.util.List;

/** Looks credentials up as the run may see them: in its folder and with its authentication. */
final class RegistryCredentials {

    private RegistryCredentials() {}

    static List<DomainRequirement> requirements(String host) {
        return URIRequirementBuilder.fromUri("https://" + host + "/").build();
    }

    /** @throws AbortException if there are none of that id, or of another kind */
    static Access find(Run<?, ?> run, String id, String host) throws AbortException {
        if (id == null) {
            return new Access.Anonymous();
        }
        List<DomainRequirement> requirements = requirements(host);
        StandardUsernamePasswordCredentials found =
                CredentialsProvider.findCredentialById(id, StandardUsernamePasswordCredentials.class, run, requirements);
        if (found == null) {
            StandardCredentials other = CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, requirements);
            throw new AbortException(
                    other == null ? Messages.RegistryCredentials_missing(id) : Messages.RegistryCredentials_otherKind(id));
        }
        CredentialsProvider.track(run, found);
        return new Access.Password(found.getUsername(), found.getPassword().getPlainText());
    }
}
