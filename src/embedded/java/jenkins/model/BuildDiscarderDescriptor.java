package jenkins.model;

import hudson.model.Descriptor;

/** Describes a way of deciding which builds are kept. */
public abstract class BuildDiscarderDescriptor extends Descriptor<BuildDiscarder> {

    /** The described class is the enclosing one. */
    protected BuildDiscarderDescriptor() {
    }
}
