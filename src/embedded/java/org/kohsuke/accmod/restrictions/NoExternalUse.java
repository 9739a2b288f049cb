package org.kohsuke.accmod.restrictions;

/** Only the same plugin uses this. */
public class NoExternalUse extends DoNotUse {
    public NoExternalUse() {}
}
