package io.jenkins.plugins.kubesphere.embedded.browser;

import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everybody may do everything, but with some jobs no more than is said of them. */
final class ReadersOf extends AuthorizationStrategy {
    private final Map<String, Set<Permission>> allowed;

    /** @param allowed what may be done, by the name of the job */
    ReadersOf(Map<String, Set<Permission>> allowed) {
        this.allowed = allowed;
        Item.EXTENDED_READ.setEnabled(true);
    }

    @Override
    public ACL getRootACL() {
        return ACL.lambda2((who, permission) -> true);
    }

    @Override
    public ACL getACL(Job<?, ?> project) {
        Set<Permission> here = allowed.get(project.getName());
        return here == null ? getRootACL() : ACL.lambda2((who, permission) -> here.contains(permission));
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
