package hudson.model;

import jenkins.model.Jenkins;

/** An object whose class has a descriptor. */
public interface Describable<T extends Describable<T>> {
    /** The descriptor of this object's class; a class without one is a mistake of its author. */
    @SuppressWarnings("unchecked")
    default Descriptor<T> getDescriptor() {
        return Jenkins.get().getDescriptorOrDie(getClass());
    }
}
