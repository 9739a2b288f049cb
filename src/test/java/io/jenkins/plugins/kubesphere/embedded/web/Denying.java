package io.jenkins.plugins.kubesphere.embedded.web;

import hudson.model.Descriptor;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Everybody may do everything but these; what implies one of them is denied with it. */
public final class Denying extends AuthorizationStrategy {
    private final Set<Permission> denied;

    public Denying(Permission... denied) {
        this.denied = Set.of(denied);
    }

    @Override
    public ACL getRootACL() {
        return ACL.lambda2((who, permission) -> !denied.contains(permission));
    }

    @Override
    public Collection<String> getGroups() {
        return List.of();
    }

    @Override
    public Descriptor<AuthorizationStrategy> getDescriptor() {
        throw new UnsupportedOperationException("a strategy of tests is never configured");
    }
}
