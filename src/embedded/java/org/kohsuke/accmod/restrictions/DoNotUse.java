package org.kohsuke.accmod.restrictions;

import org.kohsuke.accmod.AccessRestriction;

/** Nobody calls this from Java: it exists for views, forms or the like. */
public class DoNotUse extends AccessRestriction {
    public DoNotUse() {}
}
