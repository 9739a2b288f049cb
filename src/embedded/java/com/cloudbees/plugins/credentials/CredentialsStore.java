package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.domains.Domain;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.ModelObject;
import hudson.model.Saveable;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Credentials that belong to one context and can be changed. */
public abstract class CredentialsStore implements AccessControlled, Saveable {

    @NonNull
    public abstract ModelObject getContext();

    @NonNull
    public abstract List<Credentials> getCredentials(@NonNull Domain domain);

    public abstract boolean addCredentials(@NonNull Domain domain, @NonNull Credentials credentials) throws IOException;

    public abstract boolean removeCredentials(@NonNull Domain domain, @NonNull Credentials credentials) throws IOException;

    public abstract boolean updateCredentials(@NonNull Domain domain, @NonNull Credentials current, @NonNull Credentials replacement) throws IOException;

    @NonNull
    public List<Domain> getDomains() {
        return List.of(Domain.global());
    }

    @NonNull
    @Override
    public ACL getACL() {
        return Jenkins.get().getACL();
    }

    @Override
    public boolean hasPermission2(@NonNull Authentication authentication, @NonNull hudson.security.Permission permission) {
        return getACL().hasPermission2(authentication, permission);
    }

    @Override
    public void save() throws IOException {
    }
}
