package hudson.security;

import hudson.model.User;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Who may do what to one object. */
public abstract class ACL {

    public static final String ANONYMOUS_USERNAME = "anonymous";
    public static final String SYSTEM_USERNAME = "SYSTEM";

    private static final Collection<GrantedAuthority> SYSTEM_AUTHORITIES = List.of(new SimpleGrantedAuthority("SYSTEM"));

    /** The controller itself: it may do everything. */
    public static final Authentication SYSTEM2 = new UsernamePasswordAuthenticationToken(SYSTEM_USERNAME, "SYSTEM", SYSTEM_AUTHORITIES);

    public ACL() {}

    public final void checkPermission(Permission p) {
        Authentication who = Jenkins.getAuthentication2();
        if (!permits(who, p)) {
            Permission reported = p;
            while (!reported.enabled && reported.impliedBy != null) {
                reported = reported.impliedBy;
            }
            throw new AccessDeniedException3(who, reported);
        }
    }

    public final void checkAnyPermission(Permission... permissions) {
        if (permissions.length == 0) {
            throw new IllegalArgumentException("no permission given to check");
        }
        if (!hasAnyPermission(permissions)) {
            throw new AccessDeniedException3(Jenkins.getAuthentication2(), permissions[0]);
        }
    }

    public final boolean hasPermission(Permission p) {
        return permits(Jenkins.getAuthentication2(), p);
    }

    public final boolean hasAnyPermission(Permission... permissions) {
        if (permissions.length == 0) {
            throw new IllegalArgumentException("no permission given to check");
        }
        for (Permission permission : permissions) {
            if (hasPermission(permission)) {
                return true;
            }
        }
        return false;
    }

    private boolean permits(Authentication who, Permission p) {
        return who.equals(SYSTEM2) || hasPermission2(who, p);
    }

    /** Whether this person has the permission, by itself or by one that implies it. */
    public boolean hasPermission2(Authentication a, Permission permission) {
        throw new AbstractMethodError(getClass().getName() + " must say who has which permission");
    }

    /** An ACL from a function of person and permission; {@link #SYSTEM2} is always allowed. */
    public static ACL lambda2(BiFunction<Authentication, Permission, Boolean> impl) {
        return new ACL() {
            @Override
            public boolean hasPermission2(Authentication a, Permission permission) {
                return a.equals(SYSTEM2) || impl.apply(a, permission);
            }
        };
    }

    /** Works in the name of somebody until the context is closed. */
    public static ACLContext as2(Authentication auth) {
        ACLContext context = new ACLContext(SecurityContextHolder.getContext());
        SecurityContext changed = new SecurityContextImpl(auth);
        SecurityContextHolder.setContext(changed);
        return context;
    }

    public static ACLContext as(User user) {
        return as2(user == null ? Jenkins.ANONYMOUS2 : user.impersonate2());
    }

    public static boolean isAnonymous2(Authentication authentication) {
        return authentication instanceof AnonymousAuthenticationToken;
    }
}
