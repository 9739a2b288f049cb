package io.jenkins.plugins.kubesphere.embedded.browser;

import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Everybody may do everything, but only look at one job and its configuration. */
final class ReadersOf extends AuthorizationStrategy {
    private final String job;

    ReadersOf(String job) {
        this.job = job;
        Item.EXTENDED_READ.setEnabled(true);
    }

    @Override
    public ACL getRootACL() {
        return ACL.lambda2((who, permission) -> true);
    }

    @Override
    public ACL getACL(Job<?, ?> project) {
        return project.getName().equals(job) ? ACL.lambda2((who, permission) -> Set.of(Item.READ, Item.EXTENDED_READ, Item.DISCOVER).contains(permission)) : getRootACL();
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
