package hudson.slaves;

import hudson.model.Descriptor;

/** What there is to know about a kind of node property. */
public abstract class NodePropertyDescriptor extends Descriptor<NodeProperty<?>> {

    protected NodePropertyDescriptor(Class<? extends NodeProperty<?>> clazz) {
        super(clazz);
    }

    protected NodePropertyDescriptor() {}
}
