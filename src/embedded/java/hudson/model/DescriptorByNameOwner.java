package hudson.model;

import jenkins.model.Jenkins;

/** An object below whose URL descriptors answer. */
public interface DescriptorByNameOwner extends ModelObject {
    default Descriptor getDescriptorByName(String id) {
        return Jenkins.get().getDescriptorByName(id);
    }
}
