package org.kohsuke.accmod;

/** Who may use a member; checked when a plugin is compiled, never at run time. */
public abstract class AccessRestriction {
    public AccessRestriction() {}
}
