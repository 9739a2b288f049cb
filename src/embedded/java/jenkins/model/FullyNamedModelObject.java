package jenkins.model;

import hudson.model.ModelObject;

/** A model object whose name for people includes that of its parents. */
public interface FullyNamedModelObject extends ModelObject {
    String getFullDisplayName();
}
