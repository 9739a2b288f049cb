package hudson.security;

import hudson.ExtensionPoint;
import hudson.model.AbstractItem;
import hudson.model.Computer;
import hudson.model.Describable;
import hudson.model.Job;
import hudson.model.Node;
import hudson.model.User;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.Authentication;

/** Decides who may do what in the whole controller. */
public abstract class AuthorizationStrategy implements Describable<AuthorizationStrategy>, ExtensionPoint {

    /** Everybody may do everything: right for a controller that only its own user reaches. */
    public static final AuthorizationStrategy UNSECURED = new Unsecured();

    public AuthorizationStrategy() {}

    public abstract ACL getRootACL();

    public ACL getACL(Job<?, ?> project) {
        return getRootACL();
    }

    public ACL getACL(AbstractItem item) {
        return getRootACL();
    }

    public ACL getACL(User user) {
        return getRootACL();
    }

    public ACL getACL(Computer computer) {
        return getACL(computer.getNode());
    }

    public ACL getACL(Node node) {
        return getRootACL();
    }

    public abstract Collection<String> getGroups();

    /** The strategy under which nothing is refused. */
    public static final class Unsecured extends AuthorizationStrategy implements Serializable {
        private static final long serialVersionUID = 1L;

        public Unsecured() {}

        @Override
        public ACL getRootACL() {
            return new ACL() {
                @Override
                public boolean hasPermission2(Authentication a, Permission permission) {
                    return true;
                }
            };
        }

        @Override
        public Collection<String> getGroups() {
            return List.of();
        }
    }
}
