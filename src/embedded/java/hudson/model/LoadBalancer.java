package hudson.model;

import hudson.ExtensionPoint;

/** Chooses executors; the embedded controller takes the first that is free. */
public abstract class LoadBalancer implements ExtensionPoint {
    public LoadBalancer() {}
}
