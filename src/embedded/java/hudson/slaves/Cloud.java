package hudson.slaves;

import hudson.ExtensionPoint;
import hudson.model.Actionable;

/** A place that agents are made in. None is made here: this machine serves every label. */
public abstract class Cloud extends Actionable implements ExtensionPoint {
    public String name;

    protected Cloud(String name) {
        this.name = name;
    }

    @Override
    public String getDisplayName() {
        return name;
    }
}
