package org.jenkinsci.remoting;

/** Work that says on which side of a channel it may run. */
public interface RoleSensitive {
    void checkRoles(RoleChecker checker) throws SecurityException;
}
