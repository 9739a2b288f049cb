package hudson.security;

import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.io.PrintWriter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Somebody lacks a permission; the message names both. */
public class AccessDeniedException3 extends AccessDeniedException {
    private static final long serialVersionUID = 1L;

    public final transient Authentication authentication;
    public final transient Permission permission;

    public AccessDeniedException3(Authentication authentication, Permission permission) {
        this(null, authentication, permission);
    }

    public AccessDeniedException3(Throwable t, Authentication authentication, Permission permission) {
        super(Messages.Acl_Missing(authentication.getName(), permission.group.title + "/" + permission.name), t);
        this.authentication = authentication;
        this.permission = permission;
    }

    /** Writes who lacks what, for a page that explains the refusal. */
    public void report(PrintWriter w) {
        w.println("You are authenticated as: " + authentication.getName());
        for (GrantedAuthority authority : authentication.getAuthorities()) {
            w.println("  in group: " + authority.getAuthority());
        }
        w.println("Permission you need to have (but didn't): " + permission.getId());
        for (Permission p = permission.impliedBy; p != null; p = p.impliedBy) {
            w.println("  ... which is implied by: " + p.getId());
        }
    }
}
