package org.kohsuke.accmod.restrictions;

/** Not settled yet; only plugins that ask for it may use it. */
public class Beta extends DoNotUse {
    public Beta() {}
}
