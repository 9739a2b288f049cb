package org.jenkinsci.remoting;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/** Refuses what was written to run on the other side. */
public abstract class RoleChecker {

    public RoleChecker() {}

    public abstract void check(RoleSensitive subject, Collection<Role> expected) throws SecurityException;

    public void check(RoleSensitive subject, Role expected) throws SecurityException {
        check(subject, Set.of(expected));
    }

    public void check(RoleSensitive subject, Role... expected) throws SecurityException {
        check(subject, Arrays.asList(expected));
    }
}
