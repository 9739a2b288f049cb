package org.kohsuke.stapler;

/** An object that lets another one answer requests; a place to check permissions. */
public interface StaplerProxy {
    /** @return the object that answers, this one included; null ends in "not found" */
    Object getTarget();
}
